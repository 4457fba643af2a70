package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.FlowParameters;
import io.github.peerfire.rtmfp.common.Time;

/** Which receiving flows of a session are to be acknowledged, and when (RFC 7016 §3.6.3.4). */
final class AcknowledgementSchedule {

    /** Flows whose SHOULD_ACK is true, a list through them: most sessions have one flow and nothing to acknowledge. */
    private RecvFlow first;
    private RecvFlow last;
    private boolean now;
    private boolean dataInPacket;
    private int dataPackets;
    /** DELACK_ALARM. */
    private long alarm = Time.NEVER;

    /** Sets the flow's SHOULD_ACK. */
    void shouldAcknowledge(RecvFlow flow) {
        if (flow.markForAcknowledgement()) {
            if (first == null) {
                first = flow;
            } else {
                last.nextToAcknowledge = flow;
            }
            last = flow;
        }
    }

    /** Sets ACK_NOW. */
    void acknowledgeNow() {
        now = true;
    }

    /** User data came; if that does not oblige to acknowledge at once, it does later. */
    void dataReceived(long time) {
        dataInPacket = true;
        if (!now && alarm == Time.NEVER) {
            // RFC 7016 §3.6.3.4.1: no longer than 200 milliseconds after receipt
            alarm = time + FlowParameters.ACKNOWLEDGEMENT_DELAY;
        }
    }

    /** All chunks of a packet were taken. */
    void endOfPacket() {
        if (dataInPacket) {
            dataInPacket = false;
            dataPackets++;
            // RFC 7016 §3.6.3.2: every second packet with user data
            now |= dataPackets >= FlowParameters.PACKETS_PER_ACKNOWLEDGEMENT;
        }
    }

    /** When the next acknowledgement is due at the latest. */
    long deadline() {
        return first == null ? Time.NEVER : alarm;
    }

    void handleTimeout(long time) {
        // RFC 7016 §3.6.3.4.4: when DELACK_ALARM fires, set ACK_NOW
        if (alarm <= time) {
            alarm = Time.NEVER;
            now = true;
        }
    }

    /** Whether an acknowledgement is to be sent at once. */
    boolean isObligatory() {
        return now && first != null;
    }

    /** The flow to acknowledge next, or null. */
    RecvFlow first() {
        return first;
    }

    /** The flow to acknowledge next is acknowledged. */
    void acknowledged() {
        first.clearAcknowledgementMark();
        takeOut(null, first);
    }

    void remove(RecvFlow flow) {
        RecvFlow before = null;
        for (RecvFlow at = first; at != null; at = at.nextToAcknowledge) {
            if (at == flow) {
                takeOut(before, flow);
                return;
            }
            before = at;
        }
    }

    private void takeOut(RecvFlow before, RecvFlow flow) {
        if (before == null) {
            first = flow.nextToAcknowledge;
        } else {
            before.nextToAcknowledge = flow.nextToAcknowledge;
        }
        last = last == flow ? before : last;
        flow.nextToAcknowledge = null;
        clearIfDone();
    }

    private void clearIfDone() {
        // RFC 7016 §3.6.3.4.5, §3.6.3.4.6
        if (first == null) {
            now = false;
            dataPackets = 0;
            alarm = Time.NEVER;
        }
    }
}
