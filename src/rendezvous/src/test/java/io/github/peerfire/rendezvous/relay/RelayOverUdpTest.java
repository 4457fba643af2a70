package io.github.peerfire.rendezvous.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.OS;

@Timeout(180)
class RelayOverUdpTest {

    private static final InetAddress LOCAL = address((int) ProcessHandle.current().pid());
    private static final int FIRST_PORT = FreePorts.firstOf(50);
    private static final RelaySettings SETTINGS = RelaySettings.onPorts(FIRST_PORT, FIRST_PORT + 49);

    /** Where there is more than one, an address whose ports another build beside this one does not use. */
    private static InetAddress address(int process) {
        try {
            return OS.current() != OS.LINUX ? InetAddress.getLoopbackAddress() : InetAddress.getByAddress(
                    new byte[] {127, (byte) (1 + (process >> 16 & 0x7f)), (byte) (process >> 8), (byte) process});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void datagramsOfTwoPeersCrossAndPortsAreFreeAfterwards() throws Exception {
        CountDownLatch established = new CountDownLatch(1);
        Relay relay = new Relay(SETTINGS, new NettyRelayTransport(), new SecureRandom()::nextBytes);
        RelayOffer offer;
        try (DatagramSocket alice = socket(); DatagramSocket bob = socket()) {
            offer = relay.open(new RelayPeer(1, LOCAL, LOCAL), new RelayPeer(2, LOCAL, LOCAL),
                    () -> CompletableFuture.completedStage(true), established::countDown)
                    .orElseThrow().toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(exchanged(alice, offer.forFirst(), bob, offer.forSecond()))
                    .isEqualTo("hello from " + offer.forSecond());
            assertThat(exchanged(bob, offer.forSecond(), alice, offer.forFirst()))
                    .isEqualTo("hello from " + offer.forFirst());

            assertThat(established.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(relay.statistics().packets()).isGreaterThanOrEqualTo(2);
            assertThat(relay.statistics().bytes()).isEqualTo(relay.statistics().packets() * "hello".length());
            relay.left(1);
            assertThat(relay.statistics().pairsOpen()).isZero();
        } finally {
            relay.closeAsync().join();
        }
        bindAndClose(offer.forFirst());
        bindAndClose(offer.forSecond());
    }

    @Test
    void aPortInUseIsAFailedPairThatCostsNothing() throws Exception {
        NettyRelayTransport transport = new NettyRelayTransport();
        try (DatagramSocket taken = socket()) {
            assertThatThrownBy(() -> transport.bind(
                    new InetSocketAddress(LOCAL, taken.getLocalPort()), (datagram, from) -> { })
                    .toCompletableFuture().get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(BindException.class);
        } finally {
            transport.closeAsync().join();
        }
    }

    /** The next one has the same ports: a server is started again, or its settings changed. */
    @RepeatedTest(20)
    void onceItIsClosedItsPortsAreFreeAndItsThreadHasEnded() throws Exception {
        NettyRelayTransport transport = new NettyRelayTransport();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        int port = boundPort(transport, (datagram, from) -> thread.complete(Thread.currentThread()));
        try (DatagramSocket sender = socket()) {
            send(sender, port);
        }
        thread.get(60, TimeUnit.SECONDS);

        transport.closeAsync().get(60, TimeUnit.SECONDS);

        bindAndClose(port);
        thread.join().join(60_000);
        assertThat(thread.join().isAlive()).isFalse();
    }

    @RepeatedTest(20)
    void whatIsClosedAsSoonAsItIsBoundLeavesItsPortFree() throws Exception {
        NettyRelayTransport transport = new NettyRelayTransport();
        int port = boundPort(transport, (datagram, from) -> { });

        transport.closeAsync().get(60, TimeUnit.SECONDS);

        bindAndClose(port);
    }

    /** Anybody on the machine may have some of them. */
    private static int boundPort(RelayTransport transport, RelayTransport.Receiver receiver) throws Exception {
        for (int port = SETTINGS.lastPort(); true; port--) {
            try {
                transport.bind(new InetSocketAddress(LOCAL, port), receiver).toCompletableFuture()
                        .get(60, TimeUnit.SECONDS);
                return port;
            } catch (ExecutionException e) {
                assertThat(port).isGreaterThan(SETTINGS.firstPort());
            }
        }
    }

    private static void bindAndClose(int port) throws Exception {
        new DatagramSocket(new InetSocketAddress(LOCAL, port)).close();
    }

    private static DatagramSocket socket() throws Exception {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOCAL, 0));
        socket.setSoTimeout(100);
        return socket;
    }

    /** Both send until something arrives: two sockets have no order between them, and the relay has to hear both. */
    private static String exchanged(DatagramSocket from, int port, DatagramSocket to, int portOfTo) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
        while (true) {
            send(to, portOfTo);
            send(from, port);
            try {
                to.receive(packet);
                return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII)
                        + " from " + packet.getPort();
            } catch (SocketTimeoutException again) {
                packet.setLength(2_000);
            }
        }
    }

    private static void send(DatagramSocket socket, int port) throws Exception {
        byte[] bytes = "hello".getBytes(StandardCharsets.US_ASCII);
        socket.send(new DatagramPacket(bytes, bytes.length, LOCAL, port));
    }
}
