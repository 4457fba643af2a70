package io.github.peerfire.rendezvous.check;

/** Whom a client will reach, in one word. */
public enum Verdict {
    /** Practically everybody. */
    DIRECT("direct"),
    /** Everybody but those behind a symmetric NAT. */
    USUAL("usual"),
    /** Only those whose NAT or firewall lets in what they did not ask for; others need a relay. */
    DIFFICULT("difficult"),
    /** It cannot be told. */
    UNKNOWN("unknown");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** The word for it in messages. */
    public String word() {
        return word;
    }

    static Verdict of(NatMapping mapping, Filtering filtering) {
        if (mapping == NatMapping.UNKNOWN) {
            return filtering == Filtering.OPEN ? USUAL : UNKNOWN;
        } else if (mapping == NatMapping.PORT_DEPENDENT) {
            return DIFFICULT;
        }
        return filtering == Filtering.OPEN ? DIRECT : USUAL;
    }
}
