package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.FlowParameters;
import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayDeque;

/** Which receiving flows of a session are to be acknowledged, and when (RFC 7016 §3.6.3.4). */
final class AcknowledgementSchedule {

    /** Flows whose SHOULD_ACK is true. */
    private final ArrayDeque<RecvFlow> flows = new ArrayDeque<>(2);
    private boolean now;
    private boolean dataInPacket;
    private int dataPackets;
    /** DELACK_ALARM. */
    private long alarm = Time.NEVER;

    /** Sets the flow's SHOULD_ACK. */
    void shouldAcknowledge(RecvFlow flow) {
        if (flow.markForAcknowledgement()) {
            flows.add(flow);
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
        return flows.isEmpty() ? Time.NEVER : alarm;
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
        return now && !flows.isEmpty();
    }

    /** The flow to acknowledge next, or null. */
    RecvFlow first() {
        return flows.peekFirst();
    }

    /** The flow to acknowledge next is acknowledged. */
    void acknowledged() {
        flows.removeFirst().clearAcknowledgementMark();
        clearIfDone();
    }

    void remove(RecvFlow flow) {
        flows.remove(flow);
        clearIfDone();
    }

    private void clearIfDone() {
        // RFC 7016 §3.6.3.4.5, §3.6.3.4.6
        if (flows.isEmpty()) {
            now = false;
            dataPackets = 0;
            alarm = Time.NEVER;
        }
    }
}
