package io.github.peerfire.client;

/** What a client demands of its XMPP stream (ProtoXEP section 11). */
public enum StreamSecurity {
    /** TLS, with a certificate that is trusted. */
    REQUIRED,
    /** Plain text, but only to a server on the loopback interface. For tests and demonstrations. */
    PLAIN_ON_LOOPBACK
}
