package io.github.peerfire.rtmfp.flow;

/** The states of a sending flow (RFC 7016 §3.6.2). */
enum SendFlowState {
    OPEN,
    CLOSING,
    COMPLETE_LINGER,
    CLOSED
}
