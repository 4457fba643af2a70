package io.github.peerfire.smack.calls;

/** What a call machine does at a transition, in the order in which its cell names them. */
public enum CallAction {
    /** Asks the host for a live binding, and to admit the other side. */
    PREPARE,
    PROPOSE,
    RETRACT,
    /** Retracts with a tie-break. */
    RETRACT_TIE,
    RING,
    PROCEED,
    REJECT,
    /** Rejects the other side's propose with a tie-break. */
    REJECT_TIE,
    INITIATE,
    ANSWER,
    /** Opens the peer-to-peer session: publish, open, play. */
    CONNECT,
    /** session-info active. */
    ACTIVATE,
    TERMINATE,
    FINISH
}
