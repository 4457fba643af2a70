package io.github.peerfire.smack.calls;

/** What a call machine does at a transition, in the order in which its cell names them. */
enum CallAction {
    /** Asks the host for a live binding, and to admit the other side. */
    PREPARE,
    /** Proposes the call to all devices of the other side. */
    PROPOSE,
    /** Takes the propose back. */
    RETRACT,
    /** Retracts with a tie-break. */
    RETRACT_TIE,
    /** Tells the caller that it rings here. */
    RING,
    /** session-info ringing, for a call without propose. */
    RING_IN_SESSION,
    /** Takes the place of a call with the same account that goes on. */
    TAKE_OVER,
    /** Tells the other device by message which call takes this one's place. */
    MIGRATE,
    /** Tells the caller, and by carbons our other devices, that this one takes the call. */
    PROCEED,
    /** Tells the caller, and by carbons our other devices, that the call is refused. */
    REJECT,
    /** Rejects the other side's propose with a tie-break. */
    REJECT_TIE,
    /** Sends session-initiate to the device that said proceed. */
    INITIATE,
    /** Sends session-accept. */
    ANSWER,
    /** Opens the peer-to-peer session: publish, open, play. */
    CONNECT,
    /** session-info active. */
    ACTIVATE,
    /** Sends session-terminate with the transition's reason. */
    TERMINATE,
    /** Tells the other device by message that the call is over. */
    FINISH
}
