package io.github.peerfire.rtmfp.flow;

/** The states of a receiving flow (RFC 7016 §3.6.3). */
enum RecvFlowState {
    OPEN,
    REJECTED,
    COMPLETE_LINGER,
    CLOSED
}
