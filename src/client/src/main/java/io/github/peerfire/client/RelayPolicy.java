package io.github.peerfire.client;

/** Whether media may go through a TURN server that the XMPP service names (ProtoXEP 2.3). */
public enum RelayPolicy {
    /** If nothing leads there directly within three seconds. The relay sees addresses, lengths and times only. */
    AS_BACKUP,
    /** Never. */
    NEVER
}
