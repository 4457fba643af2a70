package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Rate;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ContestedPeersTest {

    private static final Rate BUDGET = Rate.perSecond(20);
    private static final long PEER = 41;

    private final ContestedPeers peers = new ContestedPeers();
    private long fullAt = Rate.FULL;
    private long now;

    private boolean take(String address, int port) {
        long left = BUDGET.left(fullAt, now);
        boolean taken = left > 0 && peers.take(PEER, new InetSocketAddress(address, port), left, now);
        fullAt = taken ? BUDGET.take(fullAt, now) : fullAt;
        return taken;
    }

    private int takeOften(String address, int ports) {
        int taken = 0;
        for (int i = 0; i < 100 * ports; i++) {
            taken += take(address, i % ports + 1) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void oneSourceGetsHalfAtOnceAndOneAddressAThird() {
        assertThat(takeOften("192.0.2.66", 1)).isEqualTo(7);
        now += 10 * Time.SECOND;
        assertThat(takeOften("192.0.2.66", 50)).isEqualTo(10);
        now += 10 * Time.SECOND;
        assertThat(takeOften("127.0.0.1", 50)).as("behind which there may be many").isEqualTo(20);
    }

    @Test
    void whoHadNothingFindsSomethingHoweverOftenOthersAsk() {
        for (int second = 0; second < 5; second++) {
            boolean found = false;
            for (int tick = 0; tick < 100; tick++) {
                now += 10 * Time.MILLISECOND;
                for (int source = 1; source <= 12; source++) {
                    takeOften("192.0.2." + source, 3);
                }
                found |= take("203.0.113." + second, 1);
            }
            assertThat(found).as("in second %d", second).isTrue();
        }
    }

    @Test
    void turnsAreForgottenByTimeAndTheOldestForOthers() {
        assertThat(takeOften("192.0.2.66", 1)).isEqualTo(7);
        for (int other = 1; other < ContestedPeers.CAPACITY; other++) {
            peers.take(PEER + other, new InetSocketAddress("192.0.2.66", 1), 20, now);
        }
        assertThat(take("192.0.2.66", 1)).isFalse();
        peers.take(PEER - 1, new InetSocketAddress("192.0.2.66", 1), 20, now);
        assertThat(peers.size()).isEqualTo(ContestedPeers.CAPACITY);
        assertThat(take("192.0.2.66", 1)).isTrue();

        now += 3 * Time.SECOND;
        peers.tidy(now);
        assertThat(peers.size()).isZero();
    }
}
