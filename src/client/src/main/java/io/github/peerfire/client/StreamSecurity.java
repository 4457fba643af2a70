package io.github.peerfire.client;

/** What a client demands of its XMPP stream (ProtoXEP section 11). */
public enum StreamSecurity {
    /** TLS, with a certificate that is trusted. */
    REQUIRED,
    /** TLS if the server offers it; plain text only to a server on the loopback interface. For tests and demonstrations. */
    PLAIN_ON_LOOPBACK
}
