package io.github.peerfire.rtmfp.flow;

/** Something that happened to a flow. Events come in the order in which things happened. */
public sealed interface FlowEvent {

    /** The far end opened a flow (RFC 7016 §3.6.3.1). */
    record Opened(RecvFlow flow) implements FlowEvent {
    }

    /** A whole message arrived; the array belongs to the listener. */
    record Message(RecvFlow flow, byte[] message) implements FlowEvent {
    }

    /**
     * Something is missing: the far end gave up at least one message between the one delivered before and the one
     * that is delivered next (RFC 7016 §3.6.1.2).
     */
    record Gap(RecvFlow flow) implements FlowEvent {
    }

    /**
     * Nothing more will come from a flow: it is complete, or broke a rule and was rejected, or its session is over.
     * Comes once for each flow that opened, unless the near end rejected it.
     */
    record Finished(RecvFlow flow) implements FlowEvent {
    }

    /** The far end refuses one of our flows with an exception code (RFC 7016 §3.6.2.10); the flow is closed. */
    record Rejected(SendFlow flow, long code) implements FlowEvent {
    }

    /** One of our flows is over: it was closed and all is acknowledged, or the session ended. Comes once for each. */
    record Completed(SendFlow flow) implements FlowEvent {
    }

    /** A flow's send queue fell to half of its send buffer after it had filled that. */
    record Writable(SendFlow flow) implements FlowEvent {
    }
}
