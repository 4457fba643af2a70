package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An endpoint with several sockets, some of whose addresses this machine loses. */
@Timeout(180)
class SeveralInterfacesTest {

    private static final byte[] ANY_SERVER = FlashEndpointDiscriminator.ofUri("rtmfp://localhost/test").encoded();
    private static final long PERIOD = 20 * Time.MILLISECOND;

    private final Set<InetAddress> gone = ConcurrentHashMap.newKeySet();
    private final NettyEndpointDriverFactory plain = new NettyEndpointDriverFactory();
    private final NettyEndpointDriverFactory watching = new NettyEndpointDriverFactory(null, new KeyWorkers(),
            new NettyOptions(List.of(), new SecureRandom()::nextBytes, new ForgetfulMachine(), PERIOD));

    private static InetSocketAddress local(String address) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(address), 0);
    }

    private static boolean has(String address) {
        try (DatagramSocket socket = new DatagramSocket(local(address))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void bothFamiliesAreServedAndUsedAtOnce() throws Exception {
        assumeTrue(has("::1"), "this machine has no IPv6");
        try (Party server4 = Party.server(plain, Party.ANY_PORT);
                Party server6 = Party.server(plain, local("::1"));
                Party client = Party.client(plain, local("::1"), Party.ANY_PORT)) {
            open(client, server4.address());
            Session to4 = client.await(EndpointEvent.SessionOpened.class).session();
            client.call(self -> self.endpoint().open(
                    FlashEndpointDiscriminator.ofPeer(server6.profile.peerId()).encoded(),
                    List.of(server6.address(), server4.address()), self.now()));
            Session to6 = client.await(EndpointEvent.SessionOpened.class).session();

            assertThat(client.<Integer>call(self -> to4.interfaceId())).isEqualTo(1);
            assertThat(client.<Integer>call(self -> to6.interfaceId())).isZero();
        }
    }

    private static void open(Party client, InetSocketAddress server) {
        client.call(self -> self.endpoint().open(ANY_SERVER, List.of(server), self.now()));
    }

    @Test
    void aSessionGoesOnThroughAnotherInterfaceWhenItsOwnIsGone() throws Exception {
        assumeTrue(has("127.0.0.2") && has("127.0.0.3"), "this machine has one loopback address only");
        try (Party server = Party.server(plain, Party.ANY_PORT);
                Party client = Party.client(watching, local("127.0.0.2"), local("127.0.0.3"))) {
            List<InetSocketAddress> both = client.driver.localAddresses();
            Session session = client.open(ANY_SERVER, 0, server.address());
            client.await(EndpointEvent.SessionOpened.class);
            Session far = server.await(EndpointEvent.SessionOpened.class).session();
            assertThat(server.<InetSocketAddress>call(self -> far.farAddress())).isEqualTo(both.get(0));

            gone.add(both.get(0).getAddress());
            server.await(EndpointEvent.AddressChanged.class);
            assertThat(server.<InetSocketAddress>call(self -> far.farAddress())).isEqualTo(both.get(1));
            assertThat(client.driver.localAddresses()).containsExactly(both.get(1));
            write(client, session);
            server.await(EndpointEvent.MessageArrived.class);

            client.await(EndpointEvent.InterfacesChanged.class);
            gone.clear();
            client.await(EndpointEvent.InterfacesChanged.class);
            assertThat(client.driver.localAddresses()).as("the same port").isEqualTo(both);
        }
    }

    private static void write(Party client, Session session) {
        SendFlow flow = client.call(self -> session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, self.now()));
        client.call(self -> flow.write(new byte[10_000], Reliability.FULL, self.now()));
    }

    @Test
    void aSessionWaitsForItsOnlyAddressToComeBack() throws Exception {
        try (Party server = Party.server(plain, Party.ANY_PORT);
                Party client = Party.client(watching, Party.ANY_PORT)) {
            Session session = client.open(ANY_SERVER, 0, server.address());
            client.await(EndpointEvent.SessionOpened.class);
            gone.add(client.address().getAddress());
            client.await(EndpointEvent.InterfacesChanged.class);
            assertThat(client.driver.localAddresses()).isEmpty();
            write(client, session);
            assertThat(server.events.stream().filter(EndpointEvent.MessageArrived.class::isInstance)).isEmpty();

            gone.clear();
            server.await(EndpointEvent.MessageArrived.class);
        }
    }

    @Test
    void aSocketIsBoundAgainOnlyWhenItsPortIsFree() throws Exception {
        try (Party client = Party.client(watching, Party.ANY_PORT)) {
            InetSocketAddress address = client.address();
            gone.add(address.getAddress());
            client.await(EndpointEvent.InterfacesChanged.class);
            try (DatagramSocket other = bindWhenFree(address)) {
                gone.clear();
                assertThat(client.events.poll(200, TimeUnit.MILLISECONDS)).isNull();
                assertThat(other.isBound()).isTrue();
            }
            client.await(EndpointEvent.InterfacesChanged.class);
            assertThat(client.address()).isEqualTo(address);
        }
    }

    private static DatagramSocket bindWhenFree(InetSocketAddress address) throws IOException {
        while (true) {
            try {
                return new DatagramSocket(address);
            } catch (BindException e) {
                Thread.onSpinWait();
            }
        }
    }

    /** Has the addresses of this one but for those that are gone. */
    private final class ForgetfulMachine implements LocalMachine {

        @Override
        public Set<InetAddress> addresses() {
            return Set.of();
        }

        @Override
        public boolean has(InetAddress address) {
            return !gone.contains(address);
        }
    }
}
