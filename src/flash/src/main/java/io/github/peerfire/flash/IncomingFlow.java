package io.github.peerfire.flash;

import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.flow.RecvFlow;

/** Whose a receiving flow is; the attachment of every flow that was accepted. */
interface IncomingFlow {

    void received(RecvFlow flow, RtmpMessage message, long now);

    /** A message was malformed or of an unsupported encoding, and is dropped. */
    default void dropped() {
    }

    /** The far end gave something up, before what comes next. */
    default void gap(RecvFlow flow) {
    }

    /** Nothing more will come from the flow. */
    void finished(RecvFlow flow, long now);
}
