package io.github.peerfire.smack.muji;

/** Where a user stands with a conference. */
public enum ConferenceState {
    /** Not part of it. */
    OUTSIDE,
    /** Waits until it is the user's turn to say what he takes part in (XEP-0272 section 5.1). */
    PREPARING,
    /** Has said what the user takes part in; the room has not repeated it yet. */
    ANNOUNCED,
    /** Takes part. */
    JOINED,
    /** Could not take part: there are as many as may be. */
    FULL,
    /** Could not take part: there is no codec that all others can decode. */
    NO_COMMON_CODEC,
    /** Could not take part: the room repeats nothing of what is said to it. */
    UNHEARD,
    /** The user is not in the room any more, and did not leave by himself; {@link Conference#ending} says why. */
    REMOVED
}
