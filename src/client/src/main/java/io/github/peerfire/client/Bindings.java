package io.github.peerfire.client;

/** By what our peer ID is known at the moment. Lives on the client's thread, but for what says otherwise. */
interface Bindings {

    /** The latest binding, live or not. Any thread. */
    Binding binding();

    /** Whether the service knows us by it, as far as can be told. */
    boolean isLive();
}
