package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.FlowParameters;

/**
 * What is in flight in all flows of a session, in the order of its transmission (TSN of RFC 7016 §3.6.2.5), and what of
 * it gets lost.
 */
final class InFlight {

    /** A timeout, after which nothing is known to arrive, weighs more than one negative acknowledgement. */
    private static final int TIMEOUT_WEIGHT = 2;

    private SendFragment oldest;
    private SendFragment newest;
    private long nextTransmissionNumber = 1;
    /** MAX_TSN_ACK. */
    private long maxAcknowledged;
    /** What was sent up to this one is part of a loss that was reported already. */
    private long lossReported;
    private boolean lossIsNew;
    private long bytes;
    private long lost;
    private int longPacketLosses;
    private boolean longPacketLost;

    /** S_OUTSTANDING_BYTES. */
    long bytes() {
        return bytes;
    }

    /** How many fragments were ever sent. */
    long sentCount() {
        return nextTransmissionNumber - 1;
    }

    /** How many of them were lost, but for those that came after all before they were sent again. */
    long lostCount() {
        return lost;
    }

    void add(SendFragment fragment, int transmitSize, long now) {
        fragment.inFlight = true;
        fragment.inLongPacket = false;
        fragment.transmitSize = transmitSize;
        fragment.sentAt = now;
        fragment.negativeAcknowledgements = 0;
        fragment.transmissionNumber = nextTransmissionNumber++;
        fragment.sentBefore = newest;
        fragment.sentAfter = null;
        if (newest == null) {
            oldest = fragment;
        } else {
            newest.sentAfter = fragment;
        }
        newest = fragment;
        bytes += transmitSize;
    }

    /** Takes note that one arrived that was sent, even if it was taken for lost, as it had only taken long. */
    void acknowledge(SendFragment fragment) {
        if (!fragment.inFlight) {
            lost--;
            return;
        }
        maxAcknowledged = Math.max(maxAcknowledged, fragment.transmissionNumber);
        longPacketLosses = fragment.inLongPacket ? 0 : longPacketLosses;
        remove(fragment);
    }

    /** RFC 7016 §3.6.2.5: what is still in flight that was sent before something that arrived. */
    void acknowledgeNegatively(AcknowledgementTally tally) {
        SendFragment fragment = oldest;
        while (fragment != null && fragment.transmissionNumber < maxAcknowledged) {
            SendFragment following = fragment.sentAfter;
            fragment.negativeAcknowledgements++;
            boolean isLost = fragment.negativeAcknowledgements >= FlowParameters.LOSS_THRESHOLD;
            if (isLost) {
                lose(fragment);
            }
            tally.negativeAcknowledgement(isLost);
            fragment = following;
        }
        weighLoss(1);
    }

    /** RFC 7016 §3.6.2.6: the timeout expired; returns whether anything was in flight. */
    boolean loseAll() {
        boolean wasLoss = oldest != null;
        while (oldest != null) {
            lose(oldest);
        }
        weighLoss(TIMEOUT_WEIGHT);
        takeNewLoss();
        return wasLoss;
    }

    void lose(SendFragment fragment) {
        lossIsNew |= fragment.transmissionNumber > lossReported;
        longPacketLost |= fragment.inLongPacket;
        remove(fragment);
        lost++;
        fragment.flow.lost(fragment);
    }

    /** The fragments sent last went in a packet that is longer than what every path carries. */
    void markLongPacket(long fragments) {
        SendFragment fragment = newest;
        for (long count = 0; count < fragments; count++) {
            fragment.inLongPacket = true;
            fragment = fragment.sentBefore;
        }
    }

    /** Whether anything was lost that was sent after the last loss was reported, which it is hereby. */
    boolean takeNewLoss() {
        boolean isNew = lossIsNew;
        lossIsNew = false;
        lossReported = isNew ? sentCount() : lossReported;
        return isNew;
    }

    /** All losses that one event showed are known; if a long packet was among them, they weigh so much. */
    private void weighLoss(int weight) {
        longPacketLosses += longPacketLost ? weight : 0;
        longPacketLost = false;
    }

    /** The weight of losses of long packets since one of them arrived. */
    int longPacketLosses() {
        return longPacketLosses;
    }

    void forgetLongPacketLosses() {
        longPacketLosses = 0;
    }

    /** Lets go of what is in flight, which counts neither as acknowledged nor as lost. */
    void clear() {
        while (oldest != null) {
            remove(oldest);
        }
    }

    private void remove(SendFragment fragment) {
        if (fragment.sentBefore == null) {
            oldest = fragment.sentAfter;
        } else {
            fragment.sentBefore.sentAfter = fragment.sentAfter;
        }
        if (fragment.sentAfter == null) {
            newest = fragment.sentBefore;
        } else {
            fragment.sentAfter.sentBefore = fragment.sentBefore;
        }
        fragment.sentBefore = null;
        fragment.sentAfter = null;
        fragment.inFlight = false;
        bytes -= fragment.transmitSize;
    }
}
