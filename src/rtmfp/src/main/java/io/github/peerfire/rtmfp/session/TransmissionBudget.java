package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.congestion.BurstLimiter;
import io.github.peerfire.rtmfp.congestion.CongestionController;
import io.github.peerfire.rtmfp.congestion.CongestionFeedback;
import io.github.peerfire.rtmfp.congestion.RealTimeCongestionController;
import io.github.peerfire.rtmfp.congestion.TimeCriticalNotification;
import io.github.peerfire.rtmfp.flow.PacketFeedback;
import io.github.peerfire.rtmfp.flow.SessionFlows;

/**
 * How much user data a session may send (RFC 7016 §3.5.2): what the congestion window has room for, not all at one
 * blow, and leaving some of it to real-time data.
 */
final class TransmissionBudget {

    /** Beside real-time data so many bytes of the window, or half of it, are theirs. */
    private static final int KEPT_WINDOW = RealTimeCongestionController.SEGMENT;

    private final CongestionController congestion = new RealTimeCongestionController();
    private final BurstLimiter burst = new BurstLimiter();
    private long timeCriticalSent = -1;
    /** Whether others would have filled the window if a part of it were not kept; then it counts as full. */
    private boolean heldBack;

    /** Whether one more packet with user data may be sent now. */
    boolean allows(SessionFlows flows, long now) {
        long room = congestion.window() - flows.bytesInFlight();
        if (isTimeCriticalSent(now) && !flows.isNextTimeCritical()) {
            // What real-time data wait for is mostly acknowledgements of others, such as pictures.
            heldBack = room <= Math.min(KEPT_WINDOW, congestion.window() / 2);
            return burst.allows() && !heldBack;
        }
        return burst.allows() && room > 0;
    }

    private boolean isTimeCriticalSent(long now) {
        return TimeCriticalNotification.holds(timeCriticalSent, now);
    }

    /** A packet with user data is sent. */
    void sent(boolean timeCritical, long now) {
        burst.sent();
        timeCriticalSent = timeCritical ? now : timeCriticalSent;
    }

    /**
     * Takes what a received packet told.
     *
     * @param fastGrowAllowed whether no other session's real-time data ask to yield
     */
    void packetProcessed(PacketFeedback feedback, boolean fastGrowAllowed, long now) {
        if (feedback.anyAcknowledgement()) {
            burst.clear();
        }
        congestion.packetProcessed(new CongestionFeedback(
                heldBack ? Math.max(feedback.bytesBefore(), congestion.window()) : feedback.bytesBefore(),
                feedback.bytesAcknowledged(), feedback.anyAcknowledgement(),
                feedback.anyNegativeAcknowledgement(), feedback.newLoss(), isTimeCriticalSent(now), fastGrowAllowed));
        heldBack = false;
    }

    /** The retransmission timeout expired, and what was in flight, if anything, is lost. */
    void timedOut(boolean loss) {
        burst.clear();
        congestion.timedOut(loss);
    }

    void roundTripMeasured(long roundTripTime, long now) {
        congestion.roundTripMeasured(roundTripTime, now);
    }

    /** The path is another one. */
    void reset() {
        congestion.reset();
    }
}
