package io.github.peerfire.rtmfp.flow;

/** Counts what the acknowledgements in one packet tell, of which there is one at least. */
final class AcknowledgementTally {

    private final long bytesBefore;
    private long bytesAcknowledged;
    private boolean negative;
    private int lost;

    /** @param bytesBefore what was in flight when the first acknowledgement came, for whatever flow */
    AcknowledgementTally(long bytesBefore) {
        this.bytesBefore = bytesBefore;
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

    PacketFeedback result(boolean newLoss) {
        return new PacketFeedback(true, bytesBefore, bytesAcknowledged, negative, lost, newLoss);
    }
}
