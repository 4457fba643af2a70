package io.github.peerfire.client;

/** The steps of signing in, in their order. */
public enum SignInStep {
    /** The XMPP stream is open and, unless the settings allow otherwise, encrypted. */
    CONNECTED,
    /** The server accepted the account and bound a full JID. */
    AUTHENTICATED,
    /** The rendezvous service was found (ProtoXEP 2.1). */
    SERVICE_FOUND,
    /** A ticket was issued (ProtoXEP 3.1). */
    TICKET_RECEIVED,
    /** The rendezvous accepted {@code connect}, and its {@code authToken} was right (ProtoXEP 3.2). */
    RENDEZVOUS_CONNECTED,
    /** The service bound the peer ID to the full JID, and its proof was right (ProtoXEP 4.3). */
    BOUND
}
