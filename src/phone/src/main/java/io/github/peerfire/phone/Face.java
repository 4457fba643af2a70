package io.github.peerfire.phone;

/** What of the phone the user sees. */
enum Face {
    /** A window. */
    SWING,
    /** A terminal: orders and answers line by line. */
    TUI,
    /** Nothing: calls, or accepts every call. */
    NONE
}
