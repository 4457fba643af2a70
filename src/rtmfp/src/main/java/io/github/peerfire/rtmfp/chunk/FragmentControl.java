package io.github.peerfire.rtmfp.chunk;

/** Where in its message a fragment belongs (RFC 7016 §2.3.11); the ordinal is the value on the wire. */
public enum FragmentControl {
    /** All of a message. */
    WHOLE,
    /** The first of several fragments. */
    BEGIN,
    /** The last of several fragments. */
    END,
    /** Neither the first nor the last of several fragments. */
    MIDDLE;

    private static final FragmentControl[] VALUES = values();

    /** The fragment control that the low two bits of {@code code} mean. */
    public static FragmentControl of(int code) {
        return VALUES[code & 3];
    }

    /** Whether a message begins with this fragment. */
    public boolean isFirst() {
        return this == WHOLE || this == BEGIN;
    }

    /** Whether a message ends with this fragment. */
    public boolean isLast() {
        return this == WHOLE || this == END;
    }
}
