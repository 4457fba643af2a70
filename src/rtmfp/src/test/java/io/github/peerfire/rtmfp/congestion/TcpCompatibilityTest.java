package io.github.peerfire.rtmfp.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside TCP as RFC 5681 has it, in the same network and with the same luck. */
class TcpCompatibilityTest {

    private static final double SEGMENT = RealTimeCongestionController.SEGMENT;

    private double window = RealTimeCongestionController.INITIAL_WINDOW;
    private double slowStartThreshold = Double.POSITIVE_INFINITY;

    /** RFC 5681 §3.1: equation 2, then one segment in a round trip. */
    private void tcpAcknowledged(double bytes) {
        window += window < slowStartThreshold ? Math.min(bytes, SEGMENT) : SEGMENT * bytes / window;
    }

    /** RFC 5681 §3.1, equation 4; as here no less than the initial window. */
    private void tcpLost(double outstanding) {
        slowStartThreshold = Math.max(outstanding / 2, RealTimeCongestionController.INITIAL_WINDOW);
        window = slowStartThreshold;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @Proves({"R7016-188", "R7016-329"})
    void bulkDataNeverHasALargerWindowThanTcpWould(long seed) {
        Random random = new Random(seed);
        RealTimeCongestionController controller = new RealTimeCongestionController();
        for (int packet = 0; packet < 5_000; packet++) {
            int outstanding = controller.window();
            if (outstanding > 60_000 || random.nextInt(60) == 0) {
                controller.packetProcessed(new CongestionFeedback(outstanding, 0, true, true, true, false, true));
                tcpLost(window);
            } else {
                int bytes = (int) SEGMENT * (1 + random.nextInt(2));
                controller.packetProcessed(new CongestionFeedback(outstanding, bytes, true, false, false, false, true));
                tcpAcknowledged(bytes);
            }
            assertThat((double) controller.window()).as("seed %d, packet %d", seed, packet)
                    .isLessThanOrEqualTo(window + 48);
        }
    }
}
