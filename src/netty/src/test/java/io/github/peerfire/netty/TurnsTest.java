package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
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
    private static final byte AGREEMENT = 'a';
    private static final int STRANGERS = 600;

    private final LoopLease lease = LoopLease.ofOwnThread("turns");
    private final List<Byte> taken = new ArrayList<>();
    private int received;
    private final CompletableFuture<List<Byte>> done = new CompletableFuture<>();
    private final Intake intake = new Intake(lease, () -> taken.size() * TIME_OF_ONE, new Recorder(), 1);
    private final UdpSocket socket = new UdpSocket(lease.loop(), Party.ANY_PORT, PortSharing.NONE,
            Arrivals.FROM_MANY, new DatagramHandler(intake, 0));

    @Test
    void aPacketOfASessionThatComesWhileHundredsOfStrangersWaitIsTakenSoon() throws Exception {
        // What was begun when it came, and what is begun before the loop looks at its sockets.
        assertThat(timeBeforePacketOfSession()).as("nanoseconds before it").isLessThan(250_000);
    }

    /** A5: on one processor the loop agrees on keys, too, as long as there is anything to agree on. */
    @Test
    void noStrangersAreHeardInATurnInWhichKeysAreAgreedOn() throws Exception {
        lease.loop().submit(() -> lease.afterSockets(this::agree)).get();

        assertThat(timeBeforePacketOfSession()).as("nanoseconds before it").isLessThan(150_000);
        assertThat(taken).as("both are done").contains(STARTUP, AGREEMENT);
    }

    private long timeBeforePacketOfSession() throws Exception {
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
            List<Byte> all = done.get(30, TimeUnit.SECONDS);
            return (all.indexOf(SESSION) - all.indexOf(STARTUP)) * TIME_OF_ONE;
        } finally {
            lease.loop().submit(socket::close).get();
            lease.release().get(10, TimeUnit.SECONDS);
        }
    }

    /** Takes as long as six strangers, and there is another one at once. */
    private void agree() {
        taken.addAll(Collections.nCopies(6, AGREEMENT));
        if (!done.isDone()) {
            lease.afterSockets(this::agree);
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
            if (!taken.contains(STARTUP)) {
                sendPacketOfSession();
            }
            taken.add(datagram[offset + length - 1]);
            received++;
            if (received > STRANGERS) {
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
