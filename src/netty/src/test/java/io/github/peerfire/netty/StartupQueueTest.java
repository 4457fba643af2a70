package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class StartupQueueTest {

    private static final int LENGTH = 100;

    private final StartupQueue queue = new StartupQueue(42);

    @Test
    void sourcesTakeTurns() {
        offer("198.51.100.7", 5);
        offer("198.51.100.8", 5);
        offer("192.0.2.1", 1);

        assertThat(next()).isEqualTo("198.51.100.7");
        assertThat(next()).isEqualTo("198.51.100.8");
        assertThat(next()).isEqualTo("192.0.2.1");
        assertThat(next()).isEqualTo("198.51.100.7");
    }

    @Test
    void oneSourceHasAFewPlacesOnly() {
        assertThat(offer("198.51.100.7", 1_000)).isEqualTo(StartupQueue.CAPACITY_OF_SOURCE);
        assertThat(offer("192.0.2.1", 1)).isEqualTo(1);
    }

    @Test
    void allOfAnIpv6NetworkIsOneSource() {
        assertThat(offer("2001:db8::1", 1_000)).isEqualTo(StartupQueue.CAPACITY_OF_SOURCE);
        assertThat(offer("2001:db8::2", 1)).isZero();
        assertThat(offer("2001:db8:0:1::2", 1)).isEqualTo(1);
    }

    @Test
    void thousandsOfSourcesFillItToItsCapacityOnly() {
        int accepted = 0;
        for (int host = 0; host < 20_000; host++) {
            accepted += offer("10." + host / 250 + ".0." + host % 250, 1);
        }

        assertThat(accepted).isGreaterThanOrEqualTo(StartupQueue.CAPACITY);
        int found = 0;
        for (StartupQueue.Datagram next = queue.poll(); next != null; next = queue.poll()) {
            found++;
        }
        assertThat(found).isEqualTo(StartupQueue.CAPACITY);
        assertThat(queue.isEmpty()).isTrue();
        assertThat(offer("192.0.2.1", 1)).isEqualTo(1);
    }

    @Test
    void whoHasNothingWaitingGetsInWhereAFewTookAllThereIs() {
        for (int host = 1; host <= 20; host++) {
            offer("198.51.100." + host, 1_000);
        }
        assertThat(offer("192.0.2.1", 3)).isEqualTo(3);
        for (int other = 0; other < 21; other++) {
            next();
        }

        int left = 0;
        for (StartupQueue.Datagram next = queue.poll(); next != null; next = queue.poll()) {
            left++;
        }
        assertThat(left).as("it was full, and stayed so").isEqualTo(StartupQueue.CAPACITY - 21);
    }

    @Test
    void longPacketsAreBoundedByTheirBytes() {
        InetSocketAddress source = new InetSocketAddress("192.0.2.1", 1);
        int bytes = 0;
        for (int host = 0; host < 2_000 && queue.accepts(source, 8_000); host++) {
            queue.add(new StartupQueue.Datagram(new byte[8_000], source, 0));
            bytes += 8_000;
            source = new InetSocketAddress("10.0." + host / 250 + "." + host % 250, 1);
        }

        assertThat(bytes).isLessThanOrEqualTo(2 * 1024 * 1024);
    }

    private int offer(String address, int count) {
        InetSocketAddress source = new InetSocketAddress(address, 4444);
        int accepted = 0;
        for (int i = 0; i < count && queue.accepts(source, LENGTH); i++) {
            queue.add(new StartupQueue.Datagram(new byte[LENGTH], source, 0));
            accepted++;
        }
        return accepted;
    }

    private String next() {
        return queue.poll().source().getAddress().getHostAddress();
    }
}
