package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.FragmentControl;

/** An entry of a flow's SEND_QUEUE (RFC 7016 §3.6.2), with its place among all that is in flight in the session. */
final class SendFragment {

    final SendFlow flow;
    /** Null for the empty, abandoned entry that only marks a flow's end. */
    final SendMessage message;
    final long sequenceNumber;
    final FragmentControl control;
    final int offset;
    final int length;

    boolean abandoned;
    boolean sentAbandoned;
    boolean everSent;
    boolean inFlight;
    /** Whether the packet it was last sent in was longer than what every path carries. */
    boolean inLongPacket;
    int negativeAcknowledgements;
    int transmitSize;
    long transmissionNumber;
    /** When it was sent last. */
    long sentAt;
    SendFragment sentBefore;
    SendFragment sentAfter;

    SendFragment(SendFlow flow, SendMessage message, long sequenceNumber, FragmentControl control, int offset,
            int length) {
        this.flow = flow;
        this.message = message;
        this.sequenceNumber = sequenceNumber;
        this.control = control;
        this.offset = offset;
        this.length = length;
        this.abandoned = message == null;
    }

    /** An empty, abandoned entry that marks the end of a flow (RFC 7016 §3.6.2.11). */
    static SendFragment endOf(SendFlow flow, long sequenceNumber) {
        return new SendFragment(flow, null, sequenceNumber, FragmentControl.WHOLE, 0, 0);
    }

    /** Whether it was sent, is no longer in flight, and is to be sent again. */
    boolean isLost() {
        return everSent && !inFlight && !abandoned;
    }

    /** Whether it was never sent and is to be. */
    boolean isWaiting() {
        return !everSent && !abandoned;
    }

    /** Whether it was given up, and nothing of it is in flight. */
    boolean isIdleAbandoned() {
        return abandoned && !inFlight;
    }
}
