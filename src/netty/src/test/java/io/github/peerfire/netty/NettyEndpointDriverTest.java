package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.session.Session;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class NettyEndpointDriverTest {

    private static final byte[] ANY_SERVER = FlashEndpointDiscriminator.ofUri("rtmfp://localhost/test").encoded();

    private final EndpointDriverFactory factory = new NettyEndpointDriverFactory();

    @Test
    void twoEndpointsOpenASessionOverUdp() throws Exception {
        try (Party server = Party.server(factory, Party.ANY_PORT);
                Party client = Party.client(factory, Party.ANY_PORT)) {
            Session near = client.open(ANY_SERVER, 0, server.address());

            assertThat(client.await(EndpointEvent.SessionOpened.class).session()).isSameAs(near);
            Session far = server.await(EndpointEvent.SessionOpened.class).session();
            byte[] nonce = client.call(self -> near.nearNonce());
            assertThat(nonce).hasSize(32).isEqualTo(server.call(self -> far.farNonce()));
            assertThat(server.<Boolean>call(self -> far.isAuthenticated())).isTrue();
            assertThat(server.<InetSocketAddress>call(self -> far.farAddress())).isEqualTo(client.address());
        }
    }

    @Test
    void aSessionUsesTheInterfaceThatItWasOpenedOn() throws Exception {
        try (Party server = Party.server(factory, Party.ANY_PORT, Party.ANY_PORT);
                Party client = Party.client(factory, Party.ANY_PORT, Party.ANY_PORT)) {
            InetSocketAddress second = server.driver.localAddresses().get(1);
            client.open(ANY_SERVER, 1, second);

            Session far = server.await(EndpointEvent.SessionOpened.class).session();
            assertThat(server.<Integer>call(self -> far.interfaceId())).isEqualTo(1);
            assertThat(server.<InetSocketAddress>call(self -> far.farAddress()))
                    .isEqualTo(client.driver.localAddresses().get(1));
        }
    }

    @Test
    void closingTellsTheFarEnd() throws Exception {
        try (Party server = Party.server(factory, Party.ANY_PORT)) {
            try (Party client = Party.client(factory, Party.ANY_PORT)) {
                client.open(ANY_SERVER, 0, server.address());
                server.await(EndpointEvent.SessionOpened.class);
            }
            assertThat(server.await(EndpointEvent.SessionClosed.class).reason()).hasToString("FAR_CLOSED");
        }
    }

    @Test
    void afterClosingThreadsAndPortsAreFree() throws Exception {
        Party server = Party.server(factory, Party.ANY_PORT);
        Party client = Party.client(factory, Party.ANY_PORT);
        InetSocketAddress address = server.address();
        client.open(ANY_SERVER, 0, address);
        server.await(EndpointEvent.SessionOpened.class);
        List<Thread> threads = ownThreads();
        assertThat(threads).extracting(Thread::getName)
                .contains("rtmfp-keying", "rtmfp-127.0.0.1:0");

        client.close();
        server.close();
        server.close();

        for (Thread thread : threads) {
            thread.join(60_000);
        }
        assertThat(ownThreads()).isEmpty();
        try (DatagramSocket again = new DatagramSocket(address)) {
            assertThat(again.isBound()).isTrue();
        }
    }

    private static List<Thread> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("rtmfp-")).toList();
    }

    @Test
    void aBusyPortIsReportedWithTheAddressAndAWayOut() throws Exception {
        try (DatagramSocket busy = new DatagramSocket(Party.ANY_PORT)) {
            InetSocketAddress address = (InetSocketAddress) busy.getLocalSocketAddress();

            assertThatThrownBy(() -> start(Party.ANY_PORT, address).get())
                    .isInstanceOf(ExecutionException.class).cause()
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("127.0.0.1:" + address.getPort())
                    .hasMessageContaining("choose another port");
        }
        for (Thread thread : ownThreads()) {
            thread.join(60_000);
        }
        assertThat(ownThreads()).as("nothing is left of the attempt").isEmpty();
    }

    private CompletableFuture<?> start(InetSocketAddress... bind) {
        FlashCryptographyProfile profile = FlashCryptographyProfile.client(new SecureRandom()::nextBytes);
        return factory.start(List.of(bind), EndpointConfig.PEER, profile, (event, now) -> { });
    }

    @Test
    void otherAddressesThatCannotBeBoundAreExplainedToo() {
        assertThatThrownBy(() -> start(new InetSocketAddress("192.0.2.1", 0)).get())
                .cause().isInstanceOf(BindException.class).hasMessageContaining("no such address");
        assertThatThrownBy(() -> start(InetSocketAddress.createUnresolved("nowhere.invalid", 1)).get())
                .cause().isInstanceOf(BindException.class).hasMessageContaining("does not resolve");
        assertThatThrownBy(() -> start()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tasksRunInOrderOnTheEndpointsThreadAndNeverWithinTheCaller() throws Exception {
        LinkedBlockingQueue<String> order = new LinkedBlockingQueue<>();
        try (Party party = Party.client(factory, Party.ANY_PORT)) {
            party.driver.execute(() -> {
                party.driver.execute(() -> order.add("second"));
                order.add("first " + Thread.currentThread().getName());
            });
            assertThat(order.poll(60, TimeUnit.SECONDS)).isEqualTo("first rtmfp-127.0.0.1:0");
            assertThat(order.poll(60, TimeUnit.SECONDS)).isEqualTo("second");
            party.driver.execute(() -> {
                throw new IllegalArgumentException("to be survived");
            });
            assertThat(party.<Boolean>call(self -> {
                assertThatThrownBy(self::close).isInstanceOf(IllegalStateException.class);
                return true;
            })).isTrue();
        }
    }

    @Test
    void scheduledTasksRunWhenTheyAreDueUnlessCancelled() throws Exception {
        LinkedBlockingQueue<Long> ran = new LinkedBlockingQueue<>();
        try (Party party = Party.client(factory, Party.ANY_PORT)) {
            long begin = party.driver.now();
            party.driver.schedule(10_000_000, () -> ran.add(-1L)).cancel();
            party.driver.schedule(20_000_000, () -> ran.add(party.driver.now()));

            assertThat(ran.poll(60, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(begin + 20_000_000);
            assertThat(ran).isEmpty();
        }
    }

    @Test
    void tasksAfterClosingAreIgnored() {
        LinkedBlockingQueue<String> ran = new LinkedBlockingQueue<>();
        Party party = Party.client(factory, Party.ANY_PORT);
        party.close();

        party.driver.execute(() -> ran.add("executed"));
        party.driver.schedule(0, () -> ran.add("scheduled")).cancel();

        assertThat(party.driver.closeAsync()).isCompleted();
        assertThat(ran).isEmpty();
    }

    @Test
    void endpointsCanShareAGroupThatIsNotTheirs() throws Exception {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            EndpointDriverFactory sharing = new NettyEndpointDriverFactory(group);
            try (Party server = Party.server(sharing, Party.ANY_PORT);
                    Party client = Party.client(sharing, Party.ANY_PORT)) {
                client.open(ANY_SERVER, 0, server.address());
                client.await(EndpointEvent.SessionOpened.class);
            }
            assertThat(group.isShuttingDown()).isFalse();
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aWildcardAddressStandsForThoseThatArePresent() throws Exception {
        try (Party party = Party.client(factory, new InetSocketAddress("0.0.0.0", 0))) {
            assertThat(party.driver.localAddresses()).isNotEmpty().allSatisfy(address -> {
                assertThat(address.getAddress()).isInstanceOf(Inet4Address.class);
                assertThat(address.getAddress().isAnyLocalAddress()).isFalse();
                assertThat(address.getPort()).isPositive();
            });
        }
    }

    @Test
    void theWildcardAddressOfIpv6ServesBothFamilies() throws Exception {
        InetAddress loopback6 = InetAddress.getByName("::1");
        assumeTrue(NetworkInterface.getByInetAddress(loopback6) != null, "this machine has no IPv6");
        try (Party server = Party.server(factory, new InetSocketAddress("::", 0));
                Party client4 = Party.client(factory, Party.ANY_PORT);
                Party client6 = Party.client(factory, new InetSocketAddress(loopback6, 0))) {
            int port = server.address().getPort();
            client4.open(ANY_SERVER, 0, new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            Session far4 = server.await(EndpointEvent.SessionOpened.class).session();
            client6.open(ANY_SERVER, 0, new InetSocketAddress(loopback6, port));
            Session far6 = server.await(EndpointEvent.SessionOpened.class).session();

            assertThat(server.<InetSocketAddress>call(self -> far4.farAddress())).isEqualTo(client4.address());
            assertThat(server.<InetSocketAddress>call(self -> far6.farAddress()).getPort())
                    .isEqualTo(client6.address().getPort());
        }
    }

    @Test
    void noiseDoesNoHarm() throws Exception {
        long seed = 1;
        Random random = new Random(seed);
        try (Party server = Party.server(factory, Party.ANY_PORT);
                Party client = Party.client(factory, Party.ANY_PORT);
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 500; i++) {
                byte[] noise = new byte[random.nextInt(10) == 0 ? random.nextInt(9_000) : random.nextInt(100)];
                random.nextBytes(noise);
                stranger.send(new DatagramPacket(noise, noise.length, server.address()));
            }
            client.open(ANY_SERVER, 0, server.address());

            server.await(EndpointEvent.SessionOpened.class);
            assertThat(server.<Long>call(self -> self.endpoint().metrics().datagramsReceived())).isGreaterThan(4);
        }
    }

    @Test
    void theServiceLoaderFindsTheFactory() {
        assertThat(ServiceLoader.load(EndpointDriverFactory.class))
                .hasOnlyElementsOfType(NettyEndpointDriverFactory.class).hasSize(1);
    }
}
