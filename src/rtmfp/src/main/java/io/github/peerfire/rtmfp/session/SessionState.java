package io.github.peerfire.rtmfp.session;

/** The states of a session (RFC 7016 §3.5, figure 8). */
enum SessionState {
    IHELLO_SENT,
    KEYING_SENT,
    OPEN,
    NEARCLOSE,
    FARCLOSE_LINGER,
    CLOSED,
    OPEN_FAILED;

    boolean isOpening() {
        return this == IHELLO_SENT || this == KEYING_SENT;
    }

    boolean isLingering() {
        return this == NEARCLOSE || this == FARCLOSE_LINGER;
    }

    boolean isOver() {
        return this == CLOSED || this == OPEN_FAILED;
    }
}
