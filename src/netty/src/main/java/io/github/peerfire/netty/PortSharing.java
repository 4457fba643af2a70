package io.github.peerfire.netty;

/**
 * Whether several sockets of this process are bound to one address, so that the system spreads over them what comes.
 */
enum PortSharing {

    /** Only one. */
    NONE,

    /**
     * The first one: it is bound as if it were the only one, and lets others in afterwards. So nobody shares an address
     * by mistake, as a second server that was started at the same port would.
     */
    FIRST,

    /** One more. */
    MORE
}
