package io.github.peerfire.rtmfp.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.Time;
import org.junit.jupiter.api.Test;

class RealTimeCongestionControllerTest {

    private final RealTimeCongestionController controller = new RealTimeCongestionController();

    private void acknowledge(long bytes, boolean timeCriticalSent, boolean fast) {
        controller.packetProcessed(new CongestionFeedback(
                controller.window(), bytes, true, false, false, timeCriticalSent, fast));
    }

    private void lose(long outstanding, boolean timeCriticalSent, boolean fast) {
        controller.packetProcessed(new CongestionFeedback(
                outstanding, 0, true, true, true, timeCriticalSent, fast));
    }

    @Test
    @Proves("R7016-330")
    void itBeginsWithThreeSegments() {
        assertThat(controller.window()).isEqualTo(4_380);
    }

    @Test
    @Proves("R7016-331")
    void slowStartGrowsByWhatIsAcknowledgedButOneSegmentAtMost() {
        acknowledge(1_000, false, true);
        assertThat(controller.window()).isEqualTo(5_380);
        acknowledge(1_000_000, false, true);
        assertThat(controller.window()).isEqualTo(6_840);
    }

    @Test
    @Proves("R7016-331")
    void aWindowThatIsNotUsedDoesNotGrow() {
        controller.packetProcessed(new CongestionFeedback(4_379, 1_000, true, false, false, false, true));
        assertThat(controller.window()).isEqualTo(4_380);
    }

    @Test
    @Proves("R7016-331")
    void neitherDoesItAfterANegativeAcknowledgement() {
        controller.packetProcessed(new CongestionFeedback(4_380, 1_000, true, true, false, false, true));
        assertThat(controller.window()).isEqualTo(4_380);
    }

    @Test
    @Proves({"R7016-187", "R7016-330"})
    void lossHalvesAndThenAvoidanceGrowsBy768BytesInARoundTrip() {
        lose(40_000, false, true);
        assertThat(controller.window()).isEqualTo(20_000);
        // 16 steps of 48 bytes over a window's worth; the window itself grows on the way
        for (int acknowledged = 0; acknowledged < 20_000; acknowledged += 1_000) {
            acknowledge(1_000, false, true);
        }
        assertThat(controller.window()).isBetween(20_000 + 14 * 48, 20_000 + 768);
    }

    @Test
    @Proves("R7016-330")
    void timeCriticalDataLosesOnlyAnEighth() {
        lose(40_000, true, true);
        assertThat(controller.window()).isEqualTo(35_000);
    }

    @Test
    @Proves("R7016-330")
    void soDoesALargeWindowAfterSlowStartUnlessItIsToYield() {
        lose(80_000, false, true);
        assertThat(controller.window()).isEqualTo(40_000);
        lose(80_000, false, true);
        assertThat(controller.window()).isEqualTo(70_000);
        controller.reset();
        lose(80_000, false, false);
        assertThat(controller.window()).isEqualTo(40_000);
    }

    @Test
    void slowStartSlowsDownWhenTheQueueGrowsAndEndsWhenItHasGrown() {
        controller.roundTripMeasured(40 * Time.MILLISECOND, 0);
        for (int count = 0; count < 30; count++) {
            acknowledge(1_460, false, true);
        }
        int window = controller.window();
        assertThat(window).isEqualTo(4_380 + 30 * 1_460);
        controller.roundTripMeasured(48 * Time.MILLISECOND, 1);
        acknowledge(1_460, false, true);
        assertThat(controller.window() - window).isEqualTo(365);
        controller.roundTripMeasured(60 * Time.MILLISECOND, 2);
        acknowledge(1_460, false, true);
        assertThat(controller.window() - window).isLessThan(365 + 48);
    }

    @Test
    void jitterIsNotTakenForAQueue() {
        lose(40_000, true, true);
        int window = controller.window();
        for (int count = 0; count < 60; count++) {
            controller.roundTripMeasured((count % 5 == 0 ? 40 : 160) * Time.MILLISECOND, count);
            acknowledge(1_000, true, true);
        }
        assertThat(controller.window()).isGreaterThanOrEqualTo(window);
    }

    @Test
    void realTimeDataDoNotWaitBehindAQueueOfTheirOwnMaking() {
        lose(40_000, true, true);
        controller.roundTripMeasured(40 * Time.MILLISECOND, 0);
        for (int count = 1; count <= 6; count++) {
            controller.roundTripMeasured(120 * Time.MILLISECOND, count);
        }
        acknowledge(1_000, true, true);
        assertThat(controller.window()).isEqualTo(35_000 - 35_000 / 8);
        // once in a window's worth
        acknowledge(1_000, true, true);
        assertThat(controller.window()).isEqualTo(35_000 - 35_000 / 8);
        for (int count = 0; count < 1_000; count++) {
            acknowledge(1_000, true, true);
        }
        assertThat(controller.window()).isEqualTo(2 * 1_460);
    }

    @Test
    @Proves({"R7016-190", "R7016-191"})
    void whoIsToYieldDoesNotSlowStart() {
        // RFC 7016 §3.5.2.1: half a percent or 384 bytes in a round trip
        for (int acknowledged = 0; acknowledged < 4_380; acknowledged += 438) {
            acknowledge(438, false, false);
        }
        assertThat(controller.window()).isBetween(4_380 + 300, 4_380 + 384);
    }

    @Test
    void whoSendsTimeCriticalDataAmongOthersDoublesInThreeRoundTrips() {
        acknowledge(1_000, true, false);
        assertThat(controller.window()).isEqualTo(4_380 + 250);
    }

    @Test
    @Proves("R7016-330")
    void aTimeoutWithLossLeavesOneSegmentAndWithoutTheInitialWindow() {
        for (int count = 0; count < 50; count++) {
            acknowledge(1_460, false, true);
        }
        controller.timedOut(true);
        assertThat(controller.window()).isEqualTo(1_460);
        controller.timedOut(false);
        assertThat(controller.window()).isEqualTo(4_380);
    }

    @Test
    @Proves("R7016-330")
    void theWindowIsNeverLessThanTheInitialOneAfterLoss() {
        lose(1_000, false, true);
        assertThat(controller.window()).isEqualTo(4_380);
    }

    @Test
    @Proves("R7016-189")
    void itGrowsNoFasterThanSlowStartOfTcpWhateverIsAcknowledged() {
        long window = controller.window();
        for (int count = 0; count < 1_000; count++) {
            acknowledge(Long.MAX_VALUE / 2, false, true);
            assertThat(controller.window() - window).isLessThanOrEqualTo(1_460);
            window = controller.window();
        }
    }
}
