package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.Time;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetransmissionTimeoutTest {

    private final RetransmissionTimeout timeout = new RetransmissionTimeout();

    @Test
    @Proves("R7016-199")
    void itIsThreeSecondsBeforeAnythingIsMeasured() {
        assertThat(timeout.effective()).isEqualTo(3 * Time.SECOND);
        assertThat(timeout.smoothed(7)).isEqualTo(7);
    }

    @Test
    @Proves({"R7016-193", "R7016-199"})
    void theFirstMeasurementCountsInFullWithHalfOfItAsVariance() {
        timeout.measure(100 * Time.MILLISECOND);
        assertThat(timeout.smoothed(0)).isEqualTo(100 * Time.MILLISECOND);
        // 100 + 4 * 50 + 200
        assertThat(timeout.effective()).isEqualTo(500 * Time.MILLISECOND);
    }

    @Test
    void afterAnAnswerToTheHandshakeItIsNoLongerThanThatAndWhatAnAcknowledgementMayTake() {
        timeout.answered(150 * Time.MILLISECOND);
        assertThat(timeout.effective()).isEqualTo(350 * Time.MILLISECOND);
        timeout.answered(10 * Time.SECOND);
        assertThat(timeout.effective()).isEqualTo(350 * Time.MILLISECOND);
        timeout.answered(10 * Time.MILLISECOND);
        assertThat(timeout.effective()).isEqualTo(300 * Time.MILLISECOND);
        timeout.measure(150 * Time.MILLISECOND);
        assertThat(timeout.effective()).isEqualTo(650 * Time.MILLISECOND);
    }

    @Test
    @Proves("R7016-201")
    void furtherOnesAreSmoothed() {
        timeout.measure(100 * Time.MILLISECOND);
        timeout.measure(180 * Time.MILLISECOND);
        assertThat(timeout.smoothed(0)).isEqualTo(110 * Time.MILLISECOND);
        // (3 * 50 + 80) / 4 = 57.5; 110 + 230 + 200
        assertThat(timeout.effective()).isEqualTo(540 * Time.MILLISECOND);
    }

    @Test
    @Proves("R7016-192")
    void itIsNeverLessThanAQuarterOfASecond() {
        for (int count = 0; count < 100; count++) {
            timeout.measure(0);
        }
        assertThat(timeout.effective()).isEqualTo(250 * Time.MILLISECOND);
    }

    @Test
    @Proves("R7016-200")
    void backingOffEndsAtTenSecondsButNotBelowWhatWasMeasured() {
        timeout.backOff();
        assertThat(timeout.effective()).isEqualTo(4_242_600_000L);
        timeout.backOff();
        timeout.backOff();
        timeout.backOff();
        assertThat(timeout.effective()).isEqualTo(10 * Time.SECOND);
        timeout.measure(20 * Time.SECOND);
        timeout.backOff();
        assertThat(timeout.effective()).isEqualTo(60 * Time.SECOND + 200 * Time.MILLISECOND);
    }

    @Test
    @Proves("R7016-194")
    void itIsNeverLessThanTheRoundTripTime() {
        Random random = new Random(194);
        for (int count = 0; count < 10_000; count++) {
            timeout.measure((long) (random.nextDouble() * 20 * Time.SECOND));
            assertThat(timeout.effective()).isGreaterThan(timeout.smoothed(0));
            if (random.nextBoolean()) {
                timeout.backOff();
                assertThat(timeout.effective()).isGreaterThan(timeout.smoothed(0));
            }
        }
    }
}
