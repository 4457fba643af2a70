package io.github.peerfire.client;

import java.util.Locale;

/** What a network lets through, and what to do about it. */
public enum Diagnosis {
    /** Nothing stands in the way; practically everybody can be called. */
    OPEN,
    /** A usual NAT: calls work, unless the other side is behind a difficult one. */
    USUAL,
    /** A NAT with another port for each peer: without relay only peers with an open network are reached. */
    DIFFICULT_NAT,
    /** The same, but a relay helps. */
    DIFFICULT_NAT_WITH_RELAY,
    /** UDP does not get through to the rendezvous; a TURN server may help. */
    UDP_BLOCKED,
    /** UDP does not get through to the rendezvous directly, but through the TURN server. */
    UDP_ONLY_BY_RELAY,
    /** Nor does it get through to the TURN server that the service names. */
    UDP_BLOCKED_DESPITE_RELAY,
    /** There is no XMPP connection, so nothing else can be found out. */
    NO_XMPP,
    /** The service could not say. */
    UNKNOWN;

    /** A sentence for people, for example "Your network blocks UDP; a TURN server would help." */
    public String explain(Locale locale) {
        return Sentences.of(locale, this);
    }
}
