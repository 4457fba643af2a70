package io.github.peerfire.client;

import java.util.Locale;

/** What of a client's two connections is there. A client that lost one gets it back by itself (ProtoXEP 7.6). */
public enum ClientState {
    /** Both are: calls can be placed and come in. */
    ONLINE,
    /** The rendezvous is lost: calls go on, and contacts see that this device cannot be called. */
    WITHOUT_RENDEZVOUS,
    /** The XMPP stream is lost: calls go on, none can be placed or come in. */
    WITHOUT_XMPP,
    /** Both are lost: calls go on for as long as their peers can be reached. */
    OFFLINE,
    /** The server does not let the account in any more; nothing comes back by itself. */
    REFUSED,
    /** The user signed out. */
    SIGNED_OUT;

    /** A sentence for people. */
    public String explain(Locale locale) {
        return Sentences.of(locale, this);
    }
}
