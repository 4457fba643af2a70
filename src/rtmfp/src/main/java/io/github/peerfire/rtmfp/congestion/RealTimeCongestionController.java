package io.github.peerfire.rtmfp.congestion;

/** The window-based algorithm for real-time and bulk data of RFC 7016 Appendix A.2. */
public final class RealTimeCongestionController implements CongestionController {

    /** SMSS: the user data that one packet carries at most, in bytes. */
    public static final int SEGMENT = 1_460;

    /** CWND_INIT, RFC 5681 §3.1. */
    public static final int INITIAL_WINDOW = 3 * SEGMENT;

    /** CWND_TIMEDOUT. */
    public static final int TIMED_OUT_WINDOW = SEGMENT;

    /** No path needs more; keeps the arithmetic within an int. */
    static final int MAXIMUM_WINDOW = 1 << 28;

    /** Seven eighths of the point where 1 % is more than 768 bytes. */
    private static final int SCALABLE_WINDOW = 67_200;

    private int window = INITIAL_WINDOW;
    private int slowStartThreshold = Integer.MAX_VALUE;
    private long accumulator;

    @Override
    public int window() {
        return window;
    }

    @Override
    public void packetProcessed(CongestionFeedback feedback) {
        if (feedback.anyLoss()) {
            decrease(feedback);
        } else if (feedback.anyAcknowledgement() && !feedback.anyNegative() && feedback.outstandingBefore() >= window) {
            int increase = (int) Math.min(increase(feedback), SEGMENT);
            window = Math.min(Math.max(window + increase, INITIAL_WINDOW), MAXIMUM_WINDOW);
        }
    }

    private void decrease(CongestionFeedback feedback) {
        int outstanding = (int) Math.min(feedback.outstandingBefore(), MAXIMUM_WINDOW);
        boolean gentle = feedback.timeCriticalSent()
                || outstanding > SCALABLE_WINDOW && feedback.fastGrowAllowed();
        int reduced = gentle ? outstanding - outstanding / 8 : outstanding / 2;
        slowStartThreshold = Math.max(reduced, INITIAL_WINDOW);
        window = slowStartThreshold;
        accumulator = 0;
    }

    private long increase(CongestionFeedback feedback) {
        boolean slowStart = window < slowStartThreshold;
        if (feedback.fastGrowAllowed()) {
            return slowStart ? feedback.acknowledged() : additive(feedback.acknowledged(), 4_800, 48);
        }
        if (slowStart && feedback.timeCriticalSent()) {
            return (feedback.acknowledged() + 3) / 4;
        }
        // RFC 7016 §3.5.2.1: told to yield, as though the slow start threshold were 0
        return additive(feedback.acknowledged(), feedback.timeCriticalSent() ? 2_400 : 4_800, 24);
    }

    private long additive(long acknowledged, int thresholdCap, int step) {
        accumulator += acknowledged;
        int threshold = Math.min(Math.max(window / 16, 64), thresholdCap);
        long steps = accumulator / threshold;
        accumulator -= steps * threshold;
        return steps * step;
    }

    @Override
    public void timedOut(boolean loss) {
        // Unlike figure 24 an infinite threshold does not stay so: RFC 5681 would not be as aggressive either.
        slowStartThreshold = Math.max(slowStartThreshold == Integer.MAX_VALUE ? 0 : slowStartThreshold, window / 4 * 3);
        accumulator = 0;
        window = loss ? TIMED_OUT_WINDOW : INITIAL_WINDOW;
    }

    @Override
    public void reset() {
        window = INITIAL_WINDOW;
        slowStartThreshold = Integer.MAX_VALUE;
        accumulator = 0;
    }
}
