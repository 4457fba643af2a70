package io.github.peerfire.rendezvous;

import java.util.Optional;

/**
 * What was seen of the NAT before one client, as long as its address stays the same. Several event loops may see it.
 */
final class ObservedNat {

    private volatile boolean keepsPorts;
    private volatile boolean metSecondPort;
    private volatile Boolean letsIn;

    /** Whether it was seen to use one port for all far ends. */
    boolean keepsPorts() {
        return keepsPorts;
    }

    void keepsPorts(boolean seen) {
        keepsPorts = seen;
    }

    /** The client was asked to send to our second port, which from now on proves nothing any more. */
    void metSecondPort() {
        metSecondPort = true;
    }

    /** Whether it can be found out, and is not known, whether it lets in what the client did not ask for. */
    boolean mayTryUnsolicited() {
        return !metSecondPort && letsIn == null;
    }

    void unsolicited(boolean cameIn) {
        letsIn = cameIn;
    }

    /** Whether it lets in what the client did not ask for, if that is known. */
    Optional<Boolean> letsIn() {
        return Optional.ofNullable(letsIn);
    }
}
