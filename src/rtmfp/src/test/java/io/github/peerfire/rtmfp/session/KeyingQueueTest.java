package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.DropReason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyingQueueTest {

    private final TrafficCounters counters = new TrafficCounters();
    private final KeyingQueue queue = new KeyingQueue(counters);
    private final List<Work> abandoned = new ArrayList<>();

    @Test
    void whoeverComesLastWaitsForOneOfEachOther() {
        fill("198.51.100.7", 300);
        fill("198.51.100.8", 300);
        Work honest = offer("192.0.2.1");

        assertThat(position(honest)).isEqualTo(2);
    }

    @Test
    void whereThereIsNoRoomTheLatestOfWhoWantsMostMakesSome() {
        fill("198.51.100.8", 100);
        List<Work> greedy = fill("198.51.100.7", SessionParameters.KEYING_LIMIT - 100);
        Work honest = offer("192.0.2.1");

        assertThat(honest).isNotNull();
        assertThat(abandoned).containsExactly(greedy.get(greedy.size() - 1));
        assertThat(counters.drops()).containsEntry(DropReason.OVER_LIMIT, 1L);
        assertThat(offer("198.51.100.7")).as("one more of who wants most").isNull();
        assertThat(position(honest)).isEqualTo(2);
    }

    @Test
    void thousandsWhoWantOneEachLeaveNoMoreWaitingThanTheLimit() {
        int accepted = 0;
        for (int host = 0; host < 5_000; host++) {
            accepted += offer("198.51." + host / 250 + "." + host % 250) == null ? 0 : 1;
        }

        assertThat(accepted).isEqualTo(SessionParameters.KEYING_LIMIT);
        assertThat(abandoned).isEmpty();
        queue.complete(queue.poll(), 0);
        assertThat(offer("192.0.2.1")).isNotNull();
    }

    @Test
    void allOfAnIpv6NetworkIsOneSource() {
        fill("2001:db8::1", 10);
        fill("2001:db8::2", 10);
        Work honest = offer("2001:db8:0:1::1");

        assertThat(position(honest)).isEqualTo(1);
    }

    @Test
    void whatTheNearEndBeganComesFirstAndIsNotLimited() {
        fill("198.51.100.7", SessionParameters.KEYING_LIMIT);
        Work own = new Work(null);
        queue.add(own);

        assertThat(position(own)).isZero();
    }

    private List<Work> fill(String address, int count) {
        List<Work> works = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            works.add(offer(address));
        }
        assertThat(works).doesNotContainNull();
        return works;
    }

    /** Null if it is not accepted. */
    private Work offer(String address) {
        try {
            Work work = new Work(InetAddress.getByName(address));
            if (!queue.accepts(work.source)) {
                return null;
            }
            queue.add(work);
            return work;
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private int position(Work wanted) {
        int position = 0;
        while (queue.poll() != wanted) {
            position++;
        }
        return position;
    }

    private final class Work extends KeyingWork {

        private final InetAddress source;

        Work(InetAddress source) {
            this.source = source;
        }

        @Override
        void compute() {
        }

        @Override
        void complete(long now) {
        }

        @Override
        void abandon() {
            abandoned.add(this);
        }

        @Override
        InetAddress foreignSource() {
            return source;
        }
    }
}
