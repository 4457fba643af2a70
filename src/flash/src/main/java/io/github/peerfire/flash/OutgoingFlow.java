package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.flow.SendFlow;

/** Whose a sending flow is; the attachment of every flow that was opened. */
interface OutgoingFlow {

    /** The far end refuses the flow. */
    void rejected(SendFlow flow, long now);

    /** The flow is over, after it was closed or with its session. */
    void completed(SendFlow flow, long now);
}
