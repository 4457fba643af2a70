package io.github.peerfire.rtmfp.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentMapTest {

    private static final long LIFE = 10 * Time.SECOND;

    private final RecentMap<String, Integer> map = new RecentMap<>(3, LIFE);

    @Test
    void whatIsThereIsFoundForItsTimeFromWhenItWasPutLast() {
        map.put("a", 1, 0);

        assertThat(map.get("a", LIFE)).isEqualTo(1);
        assertThat(map.get("a", LIFE + 1)).isNull();
        map.put("a", 2, LIFE);
        assertThat(map.get("a", 2 * LIFE)).isEqualTo(2);
        assertThat(map.size()).isEqualTo(1);
    }

    @Test
    void theOldestMakesRoomAndWhatIsPutAgainIsTheLatest() {
        map.put("a", 1, 0);
        map.put("b", 2, 1);
        map.put("c", 3, 2);
        map.put("a", 1, 3);
        map.put("d", 4, 4);

        assertThat(map.size()).isEqualTo(3);
        assertThat(map.get("b", 4)).isNull();
        assertThat(map.get("a", 4)).isEqualTo(1);
    }

    @Test
    void whatIsOverIsForgottenWhenItIsDueThoughNothingIsAdded() {
        assertThat(map.nextDeadline()).isEqualTo(Time.NEVER);
        map.put("a", 1, 0);
        map.put("b", 2, 5 * Time.SECOND);
        long first = map.nextDeadline();
        assertThat(first).isBetween(LIFE + 1, LIFE + 2 * Time.SECOND);

        map.expire(first - 1);
        assertThat(map.size()).isEqualTo(2);
        map.expire(first);
        assertThat(map.size()).isEqualTo(1);
        assertThat(map.get("b", first)).isEqualTo(2);
        assertThat(map.nextDeadline()).isGreaterThan(first);
        map.expire(map.nextDeadline());
        assertThat(map.size()).isZero();
        assertThat(map.nextDeadline()).isEqualTo(Time.NEVER);
    }

    @Test
    void itIsNotDueForEachEntryByItself() {
        RecentMap<Integer, Integer> many = new RecentMap<>(10_000, LIFE);
        for (int i = 0; i < 10_000; i++) {
            many.put(i, i, i * Time.MILLISECOND);
        }
        int times = 0;
        for (long due = many.nextDeadline(); due != Time.NEVER; due = many.nextDeadline()) {
            many.expire(due);
            times++;
        }

        assertThat(many.size()).isZero();
        assertThat(times).isBetween(5, 15);
    }

    @Test
    void whatIsTakenAwayIsGone() {
        map.put("a", 1, 0);
        map.put("b", 2, 0);
        map.put("c", 3, 0);
        map.remove("a");
        map.removeIf("b"::equals);

        assertThat(map.size()).isEqualTo(1);
        assertThat(map.get("c", 0)).isEqualTo(3);
        map.remove("c");
        assertThat(map.nextDeadline()).isEqualTo(Time.NEVER);
    }
}
