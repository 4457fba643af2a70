package io.github.peerfire.rtmfp.flow;

/** Counts what the acknowledgements in one packet tell. */
final class AcknowledgementTally {

    private boolean any;
    private long bytesBefore;
    private long bytesAcknowledged;
    private boolean negative;
    private int lost;

    /** An acknowledgement chunk came, for whatever flow, when so much was in flight. */
    void acknowledgement(long bytesInFlight) {
        if (!any) {
            any = true;
            bytesBefore = bytesInFlight;
        }
    }

    void acknowledged(long bytes) {
        bytesAcknowledged += bytes;
    }

    /** Whether anything was acknowledged that was not before. */
    boolean hasNews() {
        return bytesAcknowledged > 0;
    }

    void negativeAcknowledgement(boolean isLost) {
        negative = true;
        lost += isLost ? 1 : 0;
    }

    /** The result; then counting begins anew. */
    PacketFeedback take(boolean newLoss) {
        if (!any) {
            return PacketFeedback.NONE;
        }
        PacketFeedback feedback = new PacketFeedback(true, bytesBefore, bytesAcknowledged, negative, lost, newLoss);
        any = false;
        bytesAcknowledged = 0;
        negative = false;
        lost = 0;
        return feedback;
    }
}
