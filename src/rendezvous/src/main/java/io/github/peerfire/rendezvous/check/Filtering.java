package io.github.peerfire.rendezvous.check;

/** What the NAT or firewall before a client lets in (RFC 4787 §5), as far as two ports of one host show. */
public enum Filtering {
    /** What comes from a port that the client has not sent to gets in. */
    OPEN("open"),
    /** Only what comes from a port that the client has sent to gets in. */
    PORT_DEPENDENT("port-dependent"),
    /** It was not tried out. */
    UNKNOWN("unknown");

    private final String word;

    Filtering(String word) {
        this.word = word;
    }

    /** The word for it in messages. */
    public String word() {
        return word;
    }
}
