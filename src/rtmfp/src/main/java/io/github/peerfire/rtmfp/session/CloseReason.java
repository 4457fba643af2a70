package io.github.peerfire.rtmfp.session;

/** Why an open session ended. */
public enum CloseReason {
    /** The near end closed it. */
    NEAR_CLOSED,
    /** The far end closed it. */
    FAR_CLOSED,
    /** There were no flows in it for too long, so the near end closed it (RFC 7016 §3.5.5). */
    IDLE,
    /** Nothing was heard from the far end for too long. */
    TIMED_OUT,
    /** A new session with the same far identity took its place (RFC 7016 §3.5.1.3). */
    OVERRIDDEN,
    /** The far end broke the protocol or exceeded a limit. */
    ABUSIVE
}
