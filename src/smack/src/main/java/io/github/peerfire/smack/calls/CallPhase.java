package io.github.peerfire.smack.calls;

/** The states of both call machines (ProtoXEP 7.4, 7.5). */
public enum CallPhase {
    /** Nothing sent yet. */
    IDLE,
    /** Caller: proposed, no device has answered. */
    PROPOSED,
    /** Caller: a device of the callee rings. */
    RINGING,
    /** Caller: a device proceeds; session-initiate is out. */
    INITIATING,
    /** Callee: this device rings. */
    ALERTING,
    /** Callee: the user accepted; this device gets ready to be reached. */
    PREPARING,
    /** Callee: proceed is out; session-initiate is awaited. */
    PROCEEDED,
    /** Both: the peer-to-peer session is being opened and verified. */
    CONNECTING,
    /** Both: media flow. */
    ACTIVE,
    /** Both: the peer-to-peer session was lost and is being opened again. */
    RESTORING,
    /** Both: as {@link #RESTORING}, and the XMPP stream is lost, too. */
    CUT_OFF,
    /** Over. */
    ENDED;

    /** Whether the two sides have agreed on contents, which may change. */
    public boolean hasContents() {
        return this == CONNECTING || this == ACTIVE || this == RESTORING || this == CUT_OFF;
    }
}
