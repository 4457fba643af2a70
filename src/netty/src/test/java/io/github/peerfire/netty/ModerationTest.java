package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModerationTest {

    private static final long STEP = Moderation.SPAN / 10;

    private final Moderation moderation = new Moderation();
    private long now = 1_000 * Moderation.SPAN;

    /** How often there were many, of so many times that so many came after so long a pause. */
    private int manyOf(int times, int datagrams, long pause) {
        int many = 0;
        for (int time = 0; time < times; time++) {
            now += pause;
            many += moderation.count(datagrams, now) ? 1 : 0;
        }
        return many;
    }

    @Test
    void whereFewComeNobodyWaits() {
        assertThat(manyOf(1_000, 1, Moderation.SPAN / (Moderation.MANY - 2))).isZero();
        assertThat(manyOf(1_000, Moderation.MANY - 1, 3 * Moderation.SPAN)).isZero();
    }

    @Test
    void whereManyComeTheyAreManyFromTheEighthOn() {
        assertThat(manyOf(Moderation.MANY - 1, 1, STEP)).isZero();
        assertThat(manyOf(1_000, 1, STEP)).isEqualTo(1_000);
    }

    @Test
    void manyAtOnceAreManyToo() {
        assertThat(manyOf(1, Moderation.MANY, STEP)).isOne();
    }

    @Test
    void afterAPauseFewAreFewAgain() {
        manyOf(100, 4, STEP);
        assertThat(manyOf(1, 1, Moderation.SPAN)).as("just now there were many").isOne();
        assertThat(manyOf(10, 1, 2 * Moderation.SPAN)).isZero();
    }
}
