package io.github.peerfire.netty.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.turn.Coturn;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Permissions and channels that a real server forgets after two seconds, and a client that renews them each second. */
@Timeout(180)
class CoturnLifetimesIT implements TurnAllocation.Listener {

    private static final TurnTimers SHORT =
            new TurnTimers(Time.SECOND, 2 * Time.SECOND, 3 * Time.SECOND, 25 * Time.SECOND, 200 * Time.MILLISECOND);
    private static final long DURATION = 6 * Time.SECOND;
    private static final int TURN_MILLISECONDS = 50;

    private final byte[] wrapped = new byte[100 + TurnAllocation.OVERHEAD];
    private final DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
    private final RelayedDatagram received = new RelayedDatagram();
    private InetSocketAddress lent;

    @Test
    void aPeerIsReachedForLongerThanTheServerRemembers() throws IOException {
        assumeTrue(Coturn.isInstalled(), Coturn.HOW_TO_INSTALL);
        try (Coturn coturn = Coturn.start(0, "--no-auth", "--permission-lifetime=2", "--channel-lifetime=2");
                DatagramSocket client = loopback(); DatagramSocket peer = loopback()) {
            client.connect(new InetSocketAddress("127.0.0.1", coturn.port()));
            TurnAllocation allocation =
                    new TurnAllocation(coturn.server(), new SecureRandom()::nextBytes, SHORT, this);
            InetSocketAddress destination = (InetSocketAddress) peer.getLocalSocketAddress();
            allocation.start(System.nanoTime());
            long begin = System.nanoTime();
            int answersInTheEnd = 0;
            while (System.nanoTime() - begin < DURATION) {
                boolean answered = turn(allocation, client, peer, destination);
                answersInTheEnd += answered && System.nanoTime() - begin > DURATION - Time.SECOND ? 1 : 0;
            }

            assertThat(answersInTheEnd).isGreaterThan(3);
            assertThat(allocation.statistics().channelsBoundCount()).isGreaterThanOrEqualTo(4);
            assertThat(allocation.statistics().channelDataReceivedCount()).isGreaterThan(30);
        }
    }

    private static DatagramSocket loopback() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(TURN_MILLISECONDS);
        return socket;
    }

    /** Sends to the peer, which echoes; whether the echo came back. */
    private boolean turn(TurnAllocation allocation, DatagramSocket client, DatagramSocket peer,
            InetSocketAddress destination) throws IOException {
        if (allocation.nextDeadline() <= System.nanoTime()) {
            allocation.handleTimeout(System.nanoTime());
        }
        int length = lent == null ? 0 : allocation.wrap(destination, new byte[100], 100, wrapped, System.nanoTime());
        if (length > 0) {
            client.send(new DatagramPacket(wrapped, length));
        }
        for (byte[] next = allocation.poll(System.nanoTime()); next != null;
                next = allocation.poll(System.nanoTime())) {
            client.send(new DatagramPacket(next, next.length));
        }
        if (receive(peer)) {
            assertThat((InetSocketAddress) packet.getSocketAddress()).isEqualTo(lent);
            peer.send(new DatagramPacket(packet.getData(), packet.getLength(), packet.getSocketAddress()));
        }
        return receive(client)
                && allocation.receive(packet.getData(), 0, packet.getLength(), received, System.nanoTime());
    }

    private boolean receive(DatagramSocket socket) throws IOException {
        try {
            packet.setLength(packet.getData().length);
            socket.receive(packet);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void allocated(List<InetSocketAddress> relayed) {
        lent = relayed.get(0);
    }

    @Override
    public void failed(TurnFailure failure) {
        throw new AssertionError(failure.reason());
    }
}
