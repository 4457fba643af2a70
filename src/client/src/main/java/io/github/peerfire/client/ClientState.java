package io.github.peerfire.client;

import java.util.Locale;

/**
 * What of a client's two connections is there. A client that lost one gets it back by itself (ProtoXEP 7.6), as soon as
 * it can; what keeps it from getting the XMPP stream back is a state of its own, in which calls go on and none can be
 * placed or come in.
 */
public enum ClientState {
    /** Both are: calls can be placed and come in. */
    ONLINE,
    /** The rendezvous is lost: calls go on, and contacts see that this device cannot be called. */
    WITHOUT_RENDEZVOUS,
    /** The same, and several attempts to connect again were not answered: the network may let no UDP through. */
    RENDEZVOUS_UNREACHABLE,
    /** The XMPP stream is lost: calls go on, none can be placed or come in. */
    WITHOUT_XMPP,
    /** Both are lost: calls go on for as long as their peers can be reached. */
    OFFLINE,
    /** There is no XMPP stream, and nobody knows where the server is. */
    SERVER_UNKNOWN,
    /** There is no XMPP stream, and nothing answers where the server was, or not in time. */
    SERVER_UNREACHABLE,
    /** There is no XMPP stream, since what answers there has a certificate that is not trusted; nobody logs in. */
    SERVER_UNTRUSTED,
    /** There is no XMPP stream, since what answers there has no TLS that would do; nobody logs in. */
    SERVER_WITHOUT_TLS,
    /** There is no XMPP stream, since the server does not let the account in at the moment. */
    TURNED_AWAY,
    /** The server does not let the account in any more; nothing comes back by itself. */
    REFUSED,
    /** The user signed out. */
    SIGNED_OUT;

    /** A sentence for people. */
    public String explain(Locale locale) {
        return Sentences.of(locale, this);
    }
}
