package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.EndpointMetrics;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** More key agreements than the workers of several drivers can do. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class SharedKeyWorkersTest {

    private static final byte[] ANY_SERVER = FlashEndpointDiscriminator.ofUri("rtmfp://localhost/test").encoded();
    private static final int LOOPS = 2;
    /** How many agreements that others cause may be waiting or under way in all endpoints together. */
    private static final int KEPT = 1_024;
    private static final int KEPT_FOR_EACH_LOOP = KEPT / 2 / LOOPS;
    private static final int TOO_MANY = 100;
    private static final int BATCH = 50;

    private final NettyEndpointDriverFactory factory = new NettyEndpointDriverFactory();
    private final SlowAgreements agreements = new SlowAgreements();
    private final List<EndpointDriver> server = start();

    private List<EndpointDriver> start() {
        FlashCryptographyProfile identity = FlashCryptographyProfile.server(new SecureRandom()::nextBytes);
        List<CryptographyProfile> profiles = IntStream.range(0, LOOPS)
                .<CryptographyProfile>mapToObj(loop -> agreements.of(identity.forAnotherEndpoint())).toList();
        EndpointListener nobody = (event, now) -> { };
        return factory.startSeveral(List.of(Party.ANY_PORT), EndpointConfig.PEER, profiles,
                List.of(nobody, nobody)).join();
    }

    @Test
    void loopsShareTheRoomThereIsAndWhoComesLaterFromElsewhereStillGetsInWhicheverIsFlooded() throws Exception {
        InetSocketAddress address = server.get(0).localAddresses().get(0);
        List<KeyingSource> attackers = oneForEachLoop(address);
        for (int loop = 0; loop < LOOPS; loop++) {
            flood(attackers.get(loop), server.get(loop));
        }

        assertThat(server).extracting(SharedKeyWorkersTest::over)
                .containsExactly((long) TOO_MANY + KEPT_FOR_EACH_LOOP, (long) TOO_MANY + KEPT - KEPT_FOR_EACH_LOOP);
        long overBefore = overInAll();
        // with workers of its own, since it has a key to agree on, too
        try (Party honest = Party.client(new NettyEndpointDriverFactory(), new InetSocketAddress("127.0.0.2", 0))) {
            honest.open(ANY_SERVER, 0, address);
            until(() -> overInAll() > overBefore);
            int doneBefore = agreements.done();
            agreements.release();
            honest.await(EndpointEvent.SessionOpened.class);

            assertThat(doneBefore).isZero();
            assertThat(agreements.mostAtOnce()).isLessThanOrEqualTo(new KeyWorkers().number());
        } finally {
            agreements.release();
            attackers.forEach(KeyingSource::close);
            server.forEach(EndpointDriver::close);
        }
    }

    /** The system chooses the loop by the sender's port. */
    private List<KeyingSource> oneForEachLoop(InetSocketAddress address) throws Exception {
        KeyingSource[] found = new KeyingSource[LOOPS];
        List<KeyingSource> others = new ArrayList<>();
        while (found[0] == null || found[1] == null) {
            long before = metrics(server.get(0)).datagramsReceived();
            KeyingSource source = new KeyingSource(address, ANY_SERVER);
            int loop = metrics(server.get(0)).datagramsReceived() > before ? 0 : 1;
            if (found[loop] == null) {
                found[loop] = source;
            } else {
                others.add(source);
            }
        }
        others.forEach(KeyingSource::close);
        return List.of(found);
    }

    private static void flood(KeyingSource attacker, EndpointDriver loop) throws Exception {
        long expected = metrics(loop).datagramsReceived();
        for (int sent = 0; sent < KEPT + TOO_MANY; sent++) {
            attacker.sendKeying();
            // no more at a time than the system keeps for the socket
            if (sent % BATCH == 0) {
                awaitReceived(loop, expected + sent + 1);
            }
        }
        awaitReceived(loop, expected + KEPT + TOO_MANY);
    }

    private static void awaitReceived(EndpointDriver loop, long datagrams) {
        until(() -> metrics(loop).datagramsReceived() >= datagrams);
    }

    private static void until(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begun).as("time to wait").isLessThan(60_000_000_000L);
            Thread.onSpinWait();
        }
    }

    private long overInAll() {
        return server.stream().mapToLong(SharedKeyWorkersTest::over).sum();
    }

    private static long over(EndpointDriver driver) {
        return metrics(driver).drops().getOrDefault(DropReason.OVER_LIMIT, 0L);
    }

    private static EndpointMetrics metrics(EndpointDriver driver) {
        CompletableFuture<EndpointMetrics> result = new CompletableFuture<>();
        driver.execute(() -> result.complete(driver.endpoint().metrics()));
        return result.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
