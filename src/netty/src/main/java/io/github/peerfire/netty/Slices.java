package io.github.peerfire.netty;

/** What an event loop does for strangers, one slice of time between any two looks at its sockets. */
interface Slices {

    /** Has the loop do something in a turn of its own; only for its own tasks. */
    void afterSockets(Runnable task);

    /** Whether something waits to be done so. */
    boolean hasSlices();
}
