package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.EndpointMetrics;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Several drivers at one address: what the system's kernel does for that, and what we do where it cannot know. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class SharedAddressTest {

    private static final byte[] ANY_SERVER = FlashEndpointDiscriminator.ofUri("rtmfp://localhost/test").encoded();
    private static final int LOOPS = 2;

    private final NettyEndpointDriverFactory factory = new NettyEndpointDriverFactory();
    private final List<BlockingQueue<EndpointEvent>> events =
            IntStream.range(0, LOOPS).<BlockingQueue<EndpointEvent>>mapToObj(i -> new LinkedBlockingQueue<>()).toList();

    private List<EndpointDriver> start(NettyEndpointDriverFactory drivers, InetSocketAddress address) {
        FlashCryptographyProfile identity = FlashCryptographyProfile.server(new SecureRandom()::nextBytes);
        List<EndpointListener> listeners = events.stream()
                .<EndpointListener>map(queue -> (event, now) -> queue.add(event)).toList();
        return drivers.startSeveral(List.of(address), EndpointConfig.PEER,
                IntStream.range(0, LOOPS).mapToObj(i -> identity.forAnotherEndpoint()).toList(), listeners).join();
    }

    private static void close(List<EndpointDriver> drivers) {
        drivers.forEach(EndpointDriver::close);
    }

    private static EndpointMetrics metrics(EndpointDriver driver) {
        CompletableFuture<EndpointMetrics> result = new CompletableFuture<>();
        driver.execute(() -> result.complete(driver.endpoint().metrics()));
        return result.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    void clientsAreSpreadOverAllDriversByTheSystem() throws Exception {
        spread(factory);
    }

    @Test
    void clientsAreSpreadOverAllDriversByTheSystemWithNioToo() throws Exception {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(LOOPS, NioIoHandler.newFactory());
        try {
            spread(new NettyEndpointDriverFactory(group));
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private void spread(NettyEndpointDriverFactory drivers) throws Exception {
        List<EndpointDriver> server = start(drivers, Party.ANY_PORT);
        List<Party> clients = new ArrayList<>();
        // all 20 go to one of two in one of half a million runs
        while (events.stream().anyMatch(BlockingQueue::isEmpty) && clients.size() < 20) {
            Party client = Party.client(factory, Party.ANY_PORT);
            clients.add(client);
            client.open(ANY_SERVER, 0, server.get(0).localAddresses().get(0));
            client.await(EndpointEvent.SessionOpened.class);
        }

        assertThat(server).allMatch(driver -> driver.localAddresses().equals(server.get(0).localAddresses()));
        assertThat(events).noneMatch(BlockingQueue::isEmpty);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("rtmfp-keying")))
                .as("threads that all drivers of both ends share")
                .hasSizeLessThanOrEqualTo(2 * new KeyWorkers().number());
        clients.forEach(Party::close);
        close(server);
    }

    @Test
    void aSessionLivesOnWhenItsPortChangesAndTheSystemChoosesAnotherDriver() throws Exception {
        List<EndpointDriver> server = start(factory, Party.ANY_PORT);
        try (PortChangingRelay relay = new PortChangingRelay(server.get(0).localAddresses().get(0));
                Party client = Party.client(factory, Party.ANY_PORT)) {
            Session session = client.open(ANY_SERVER, 0, relay.address());
            client.await(EndpointEvent.SessionOpened.class);
            SendFlow flow = client.call(self -> session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, self.now()));
            int home = firstWithEvents();
            int changes = 0;
            while (handedOver(server) == 0 && changes < 30) {
                relay.changePort();
                changes++;
                say(client, flow, changes);
                assertThat(heard(home)).as("after %d changes of the port", changes).isEqualTo(changes);
            }

            assertThat(handedOver(server)).isPositive();
            say(client, flow, 100);
            assertThat(heard(home)).isEqualTo(100);
            assertThat(client.<Boolean>call(self -> session.isOpen())).isTrue();
            for (int index = 0; index < LOOPS; index++) {
                assertThat(events.get(index).isEmpty() || index == home).isTrue();
            }
        }
        close(server);
    }

    private int firstWithEvents() {
        int index = 0;
        while (events.get(index % LOOPS).isEmpty()) {
            index++;
            Thread.onSpinWait();
        }
        return index % LOOPS;
    }

    private static long handedOver(List<EndpointDriver> drivers) {
        return drivers.stream().mapToLong(driver -> metrics(driver).handedOver()).sum();
    }

    private static void say(Party client, SendFlow flow, int what) {
        client.call(self -> flow.write(new byte[] {(byte) what}, Reliability.FULL, self.now()));
    }

    private int heard(int loop) throws InterruptedException {
        EndpointEvent event = events.get(loop).poll(60, TimeUnit.SECONDS);
        while (event != null && !(event instanceof EndpointEvent.MessageArrived)) {
            event = events.get(loop).poll(60, TimeUnit.SECONDS);
        }
        return event instanceof EndpointEvent.MessageArrived arrived ? arrived.message()[0] : -1;
    }

    @Test
    void nobodySharesAnAddressByMistake() throws Exception {
        List<EndpointDriver> server = start(factory, Party.ANY_PORT);
        InetSocketAddress address = server.get(0).localAddresses().get(0);

        assertThatThrownBy(() -> start(new NettyEndpointDriverFactory(), address))
                .hasCauseInstanceOf(BindException.class);
        assertThatThrownBy(() -> Party.server(factory, address)).hasCauseInstanceOf(BindException.class);

        close(server);
        close(start(factory, address));
    }

    @Test
    void driversThatCannotBindLeaveNothingBehind() throws Exception {
        try (DatagramChannel other = DatagramChannel.open().bind(Party.ANY_PORT)) {
            InetSocketAddress taken = (InetSocketAddress) other.getLocalAddress();

            assertThatThrownBy(() -> start(factory, taken)).hasCauseInstanceOf(BindException.class);
        }
        for (Thread left : Thread.getAllStackTraces().keySet()) {
            if (left.getName().startsWith("rtmfp-")) {
                left.join(TimeUnit.SECONDS.toMillis(60));
                assertThat(left.isAlive()).as(left.getName()).isFalse();
            }
        }
    }
}
