package io.github.peerfire.phone.control;

/** With whom a call is. */
public enum CallKind {
    /** With somebody who has an account. */
    CONTACT,
    /** With somebody who uses Adobe's Video Phone; nobody vouches for the name. */
    VIDEO_PHONE,
    /** With several people. */
    GROUP
}
