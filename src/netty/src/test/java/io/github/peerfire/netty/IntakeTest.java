package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final long TIME_OF_ONE = 20_000;
    private static final byte STARTUP = 'h';
    private static final byte SESSION = 's';

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Slices slices = new Slices() {

        @Override
        public void afterSockets(Runnable task) {
            tasks.add(task);
        }

        @Override
        public boolean hasSlices() {
            return !tasks.isEmpty();
        }
    };
    private final List<Byte> taken = new ArrayList<>();
    private int dropped;
    private int settled;
    private long now;
    private final Intake intake = new Intake(slices, () -> now, new Recorder(), 1);

    @Test
    void packetsOfSessionsOvertakeStartupPackets() {
        startup("192.0.2.1", 3);
        session();
        intake.settle(false);

        assertThat(taken).containsExactly(SESSION, STARTUP, STARTUP, STARTUP);
        assertThat(settled).isEqualTo(1);
        assertThat(tasks).isEmpty();
    }

    @Test
    void startupPacketsDoNotKeepSessionsWaitingForLong() {
        for (int host = 0; host < 250; host++) {
            startup("198.51.100." + host, 8);
        }
        intake.settle(true);
        int soon = taken.size();
        session();

        assertThat(soon).as("taken in %s µs", soon * TIME_OF_ONE / 1_000).isBetween(1, 4);
        assertThat(taken.get(soon)).isEqualTo(SESSION);
    }

    @Test
    void asLongAsThereIsMoreToReadTheRestWaitsToo() {
        startup("198.51.100.7", 200);
        intake.settle(true);
        int soon = taken.size();
        tasks.remove().run();

        assertThat(taken.size() - soon).as("beside what the sockets were left time for").isZero();
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        assertThat(taken).hasSize(200);
    }

    @Test
    void whatThereWasNoTimeForIsTakenLater() {
        for (int host = 0; host < 100; host++) {
            startup("198.51.100." + host, 1);
        }
        intake.settle(false);
        assertThat(taken.size()).isBetween(4, 6);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }

        assertThat(taken).hasSize(100);
        assertThat(dropped).isZero();
    }

    @Test
    void whatFindsNoPlaceIsCounted() {
        startup("192.0.2.1", 1_000);
        intake.settle(false);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }

        assertThat(taken).hasSize(StartupQueue.CAPACITY_OF_SOURCE);
        assertThat(dropped).isEqualTo(1_000 - StartupQueue.CAPACITY_OF_SOURCE);
    }

    private void session() {
        receive("192.0.2.9", SESSION, 7);
    }

    private void startup(String address, int count) {
        for (int i = 0; i < count; i++) {
            receive(address, STARTUP, 0);
        }
    }

    private void receive(String address, byte kind, int sessionId) {
        byte[] datagram = new byte[52];
        datagram[51] = kind;
        // RFC 7016 §2.2.2, over an encrypted part that begins with zeros
        datagram[3] = (byte) sessionId;
        intake.receive(Unpooled.wrappedBuffer(datagram), new InetSocketAddress(address, 4444), 0);
    }

    private final class Recorder implements Intake.Taker {

        @Override
        public void receive(byte[] datagram, int offset, int length, InetSocketAddress source, int interfaceId) {
            now += TIME_OF_ONE;
            taken.add(datagram[offset + length - 1]);
        }

        @Override
        public void dropped(int count) {
            dropped += count;
        }

        @Override
        public void settle() {
            settled++;
        }
    }
}
