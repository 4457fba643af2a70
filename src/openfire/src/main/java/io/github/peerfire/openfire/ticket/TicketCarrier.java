package io.github.peerfire.openfire.ticket;

/** Where in the {@code connect} command a ticket was found, best first (ProtoXEP section 3.2). */
enum TicketCarrier {
    /** Extra arguments with a proof keyed by the session's nonces. */
    PROVEN_ARGUMENTS,
    /** Extra arguments without a proof. */
    ARGUMENTS,
    /** The command object's {@code pageUrl}. */
    PAGE_URL,
    /** The last path segment of the URI. */
    PATH
}
