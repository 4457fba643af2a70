package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What an event loop of Netty's does first: its clock here goes on by what is taken, so that it does not matter how
 * long that takes.
 */
@Timeout(60)
class TurnsTest {

    private static final long TIME_OF_ONE = 20_000;
    private static final byte STARTUP = 'h';
    private static final byte SESSION = 's';
    private static final int STRANGERS = 600;

    private final LoopLease lease = LoopLease.ofOwnThread("turns");
    private final List<Byte> taken = new ArrayList<>();
    private final CompletableFuture<List<Byte>> done = new CompletableFuture<>();
    private final Intake intake = new Intake(lease::afterSockets, () -> taken.size() * TIME_OF_ONE, new Recorder(), 1);
    private final UdpSocket socket = new UdpSocket(lease.loop(), Party.ANY_PORT, PortSharing.NONE,
            Arrivals.FROM_MANY, new DatagramHandler(intake, 0));

    @Test
    void aPacketOfASessionThatComesWhileHundredsOfStrangersWaitIsTakenSoon() throws Exception {
        lease.loop().submit(socket::bind).get().get(10, TimeUnit.SECONDS);
        try {
            lease.loop().execute(() -> {
                socket.startReading();
                for (int host = 0; host < STRANGERS; host++) {
                    intake.receive(Unpooled.wrappedBuffer(datagram(STARTUP, 0)),
                            new InetSocketAddress("198.51." + host / 200 + "." + host % 200, 4444), 0);
                }
                intake.settle(false);
            });
            int before = done.get(30, TimeUnit.SECONDS).indexOf(SESSION);

            // What was begun when it came, and what is begun before the loop looks at its sockets.
            assertThat(before * TIME_OF_ONE).as("nanoseconds before it").isLessThan(250_000);
        } finally {
            lease.loop().submit(socket::close).get();
            lease.release().get(10, TimeUnit.SECONDS);
        }
    }

    private static byte[] datagram(byte kind, int sessionId) {
        byte[] datagram = new byte[52];
        datagram[51] = kind;
        // RFC 7016 §2.2.2, over an encrypted part that begins with zeros
        datagram[3] = (byte) sessionId;
        return datagram;
    }

    /** On loopback it is at the other socket when this returns. */
    private void sendPacketOfSession() {
        try (DatagramSocket client = new DatagramSocket(Party.ANY_PORT)) {
            client.send(new DatagramPacket(datagram(SESSION, 7), 52, socket.address()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Recorder implements Intake.Taker {

        @Override
        public void receive(byte[] datagram, int offset, int length, InetSocketAddress source, int interfaceId) {
            if (taken.isEmpty()) {
                sendPacketOfSession();
            }
            taken.add(datagram[offset + length - 1]);
            if (taken.size() > STRANGERS) {
                done.complete(taken);
            }
        }

        @Override
        public void dropped(int count) {
            assertThat(count).isZero();
        }

        @Override
        public void settle() {
            // Nothing is answered.
        }
    }
}
