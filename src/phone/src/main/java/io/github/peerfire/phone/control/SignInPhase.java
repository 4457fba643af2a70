package io.github.peerfire.phone.control;

/** Whether the user is signed in. */
public enum SignInPhase {
    /** Nobody is. */
    SIGNED_OUT,
    /** It is being tried. */
    SIGNING_IN,
    /** Calls may come. */
    SIGNED_IN
}
