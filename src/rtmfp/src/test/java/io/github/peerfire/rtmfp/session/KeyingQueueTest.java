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
    private final KeyingQueue queue = new KeyingQueue(new KeyingRoom(1), counters);
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

    @Test
    void allEndpointsTogetherHaveNoMoreWaitingThanTheLimitAndNoneIsWithoutRoom() {
        KeyingRoom shared = new KeyingRoom(4);
        KeyingQueue flooded = new KeyingQueue(shared, counters);
        KeyingQueue quiet = new KeyingQueue(shared, counters);
        int ofFlooded = 0;
        while (offer(flooded, "198.51." + ofFlooded / 250 + "." + ofFlooded % 250) != null) {
            ofFlooded++;
        }
        int ofQuiet = 0;
        while (offer(quiet, "192.0." + ofQuiet / 250 + "." + ofQuiet % 250) != null) {
            ofQuiet++;
        }

        assertThat(ofQuiet).isEqualTo(SessionParameters.KEYING_LIMIT / 8);
        assertThat(ofFlooded).isEqualTo(SessionParameters.KEYING_LIMIT / 8 * 5);
        assertThat(abandoned).isEmpty();
        // what is done makes room for the others, beyond what each has by itself
        flooded.complete(flooded.poll(), 0);
        assertThat(offer(quiet, "203.0.113.1")).isNotNull();
        assertThat(offer(flooded, "203.0.113.2")).isNull();
    }

    @Test
    void whoFindsTheRoomTakenMeanwhileIsDropped() {
        KeyingRoom shared = new KeyingRoom(2);
        KeyingQueue first = new KeyingQueue(shared, counters);
        KeyingQueue second = new KeyingQueue(shared, counters);
        for (int host = 0; host < SessionParameters.KEYING_LIMIT / 4; host++) {
            offer(first, "198.51.100.7");
            first.poll();
        }
        Work late = new Work(address("192.0.2.1"));
        assertThat(first.accepts(late.source)).isTrue();
        for (int host = 0; host < SessionParameters.KEYING_LIMIT * 3 / 4; host++) {
            assertThat(offer(second, "198.51.100.8")).isNotNull();
        }
        first.add(late);

        assertThat(abandoned).containsExactly(late);
        assertThat(first.poll()).isNull();
        assertThat(counters.drops()).containsEntry(DropReason.OVER_LIMIT, 1L);
    }

    @Test
    void whoFindsTheRoomTakenMeanwhileTakesNobodysOnlyOne() {
        KeyingRoom shared = new KeyingRoom(2);
        KeyingQueue first = new KeyingQueue(shared, counters);
        KeyingQueue second = new KeyingQueue(shared, counters);
        for (int host = 1; host < SessionParameters.KEYING_LIMIT / 4; host++) {
            offer(first, "198.51.100.7");
            first.poll();
        }
        Work only = offer(first, "198.51.100.7");
        Work late = new Work(address("192.0.2.1"));
        assertThat(first.accepts(late.source)).isTrue();
        for (int host = 0; host < SessionParameters.KEYING_LIMIT * 3 / 4; host++) {
            assertThat(offer(second, "198.51.100.8")).isNotNull();
        }
        first.add(late);

        assertThat(abandoned).containsExactly(late);
        assertThat(first.poll()).isSameAs(only);
        assertThat(first.poll()).isNull();
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
        return offer(queue, address);
    }

    private Work offer(KeyingQueue to, String address) {
        Work work = new Work(address(address));
        if (!to.accepts(work.source)) {
            return null;
        }
        to.add(work);
        return work;
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
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
