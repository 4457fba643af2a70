package io.github.peerfire.client.videophone;

/** How far a call with a Video Phone is. */
public enum VideoPhonePhase {

    /** The streams are being connected; nobody has been told yet. */
    CONNECTING,

    /** It rings, here or there. */
    ALERTING,

    /** Both sides hear each other. */
    ACTIVE,

    /** It is over; {@link VideoPhoneCall#ending} says why. */
    ENDED
}
