package io.github.peerfire.phone.media.playout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossWatchTest {

    private static final long FRAME = 20_000_000;

    private final LossWatch watch = new LossWatch();
    private long now;
    private int asked;

    private void run(int frames, int lostOneOf) {
        for (int i = 1; i <= frames; i++) {
            now += FRAME;
            watch.came(lostOneOf > 0 && i % lostOneOf == 0);
            asked += watch.takeNeed(now) ? 1 : 0;
        }
    }

    @Test
    void threeOfAHundredAreManyAndAreAskedForAgainBeforeTheRequestLapses() {
        run(250, 33);
        assertThat(asked).isEqualTo(1);
        run(1000, 33);
        assertThat(asked).isEqualTo(1 + 5);
    }

    @Test
    void fewAreLeftAlone() {
        run(3000, 200);
        assertThat(asked).isZero();
    }

    @Test
    void whenLossesEndNothingIsAskedForAnyMore() {
        run(500, 33);
        run(600, 0);
        asked = 0;
        run(1000, 0);
        assertThat(asked).isZero();
    }
}
