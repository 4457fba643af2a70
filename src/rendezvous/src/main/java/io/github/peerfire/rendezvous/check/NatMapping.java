package io.github.peerfire.rendezvous.check;

/**
 * How the NAT before a client chooses the port that others see (RFC 4787 §4.1), as far as two ports of one host show.
 */
public enum NatMapping {
    /** There is none: the client is where it says it is. */
    NONE("none"),
    /** The same port for both of our ports. */
    ENDPOINT_INDEPENDENT("endpoint-independent"),
    /** Another port, or another address, for each: called symmetric. */
    PORT_DEPENDENT("port-dependent"),
    /** Nothing came back. */
    UNKNOWN("unknown");

    private final String word;

    NatMapping(String word) {
        this.word = word;
    }

    /** The word for it in messages. */
    public String word() {
        return word;
    }
}
