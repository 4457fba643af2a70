package io.github.peerfire.rtmfp.flow;

/** What is in flight in all flows of a session, in the order of its transmission (TSN of RFC 7016 §3.6.2.5). */
final class InFlight {

    private SendFragment oldest;
    private SendFragment newest;
    private long nextTransmissionNumber = 1;
    private long maxAcknowledged;
    private long bytes;

    /** S_OUTSTANDING_BYTES. */
    long bytes() {
        return bytes;
    }

    /** How many fragments were ever sent. */
    long sentCount() {
        return nextTransmissionNumber - 1;
    }

    SendFragment oldest() {
        return oldest;
    }

    /** MAX_TSN_ACK. */
    long maxAcknowledged() {
        return maxAcknowledged;
    }

    void add(SendFragment fragment, int transmitSize) {
        fragment.inFlight = true;
        fragment.transmitSize = transmitSize;
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

    void acknowledge(SendFragment fragment) {
        maxAcknowledged = Math.max(maxAcknowledged, fragment.transmissionNumber);
        remove(fragment);
    }

    void remove(SendFragment fragment) {
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
