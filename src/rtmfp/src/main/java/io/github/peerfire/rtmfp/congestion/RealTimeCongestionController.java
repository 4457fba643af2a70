package io.github.peerfire.rtmfp.congestion;

import io.github.peerfire.rtmfp.common.Time;

/**
 * The window-based algorithm for real-time and bulk data of RFC 7016 Appendix A.2, and more careful than that where
 * queues grow: slow start ends before they overflow, and real-time data do not wait behind what they fill.
 */
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

    /** Queueing longer than this makes slow start slower; two steps of the timestamps' clock. */
    private static final long SLOW_START_DELAY = 8 * Time.MILLISECOND;

    /** Below this, queueing tells nothing. */
    private static final int SLOW_START_LEAST = 16 * SEGMENT;

    /** How long real-time data may wait in the path's queues. */
    private static final long REAL_TIME_DELAY = 60 * Time.MILLISECOND;

    private static final int LEAST_REAL_TIME_WINDOW = 2 * SEGMENT;

    private int window = INITIAL_WINDOW;
    private int slowStartThreshold = Integer.MAX_VALUE;
    private long accumulator;
    private QueueDelay queueDelay = new QueueDelay();
    /** Bytes to be acknowledged before the window may shrink again for the queue's sake. */
    private long shrinkPause;

    @Override
    public int window() {
        return window;
    }

    @Override
    public void packetProcessed(CongestionFeedback feedback) {
        shrinkPause = Math.max(0, shrinkPause - feedback.acknowledged());
        if (feedback.anyLoss()) {
            decrease(feedback);
        } else if (feedback.timeCriticalSent() && queueDelay.standing() > REAL_TIME_DELAY) {
            shrink(feedback);
        } else if (feedback.anyAcknowledgement() && !feedback.anyNegative() && feedback.outstandingBefore() >= window) {
            leaveSlowStart();
            int increase = (int) Math.min(increase(feedback), SEGMENT);
            window = Math.min(Math.max(window + increase, INITIAL_WINDOW), MAXIMUM_WINDOW);
        }
    }

    /** As HyStart does (RFC 9406): when the queue has grown, doubling once more would only overflow it. */
    private void leaveSlowStart() {
        if (window < slowStartThreshold && window > SLOW_START_LEAST
                && queueDelay.current() >= Math.max(2 * SLOW_START_DELAY, queueDelay.base() / 2)) {
            slowStartThreshold = window;
        }
    }

    /** Conservative slow start: the queue begins to grow, or this is only a burst. */
    private boolean isQueueGrowing() {
        return window > SLOW_START_LEAST
                && queueDelay.current() >= Math.max(SLOW_START_DELAY, queueDelay.base() / 8);
    }

    /** Once in a window's worth, while real-time data would wait too long in the queue. */
    private void shrink(CongestionFeedback feedback) {
        if (shrinkPause == 0) {
            int outstanding = (int) Math.min(feedback.outstandingBefore(), window);
            window = Math.max(outstanding - outstanding / 8, LEAST_REAL_TIME_WINDOW);
            slowStartThreshold = window;
            shrinkPause = window;
        }
    }

    private void decrease(CongestionFeedback feedback) {
        int outstanding = (int) Math.min(feedback.outstandingBefore(), MAXIMUM_WINDOW);
        // The first loss after slow start comes from having sent too much by far.
        boolean gentle = feedback.timeCriticalSent()
                || outstanding > SCALABLE_WINDOW && feedback.fastGrowAllowed() && window >= slowStartThreshold;
        int reduced = gentle ? outstanding - outstanding / 8 : outstanding / 2;
        slowStartThreshold = Math.max(reduced, INITIAL_WINDOW);
        window = slowStartThreshold;
        accumulator = 0;
    }

    private long increase(CongestionFeedback feedback) {
        boolean slowStart = window < slowStartThreshold;
        if (feedback.fastGrowAllowed()) {
            return slowStart ? slowStartIncrease(feedback) : additive(feedback.acknowledged(), 4_800, 48);
        }
        if (slowStart && feedback.timeCriticalSent()) {
            return (feedback.acknowledged() + 3) / 4;
        }
        // RFC 7016 §3.5.2.1: told to yield, as though the slow start threshold were 0
        return additive(feedback.acknowledged(), feedback.timeCriticalSent() ? 2_400 : 4_800, 24);
    }

    private long slowStartIncrease(CongestionFeedback feedback) {
        return isQueueGrowing() ? (feedback.acknowledged() + 3) / 4 : feedback.acknowledged();
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
    public void roundTripMeasured(long roundTripTime, long now) {
        queueDelay.measured(roundTripTime, now);
    }

    @Override
    public void reset() {
        queueDelay = new QueueDelay();
        shrinkPause = 0;
        window = INITIAL_WINDOW;
        slowStartThreshold = Integer.MAX_VALUE;
        accumulator = 0;
    }
}
