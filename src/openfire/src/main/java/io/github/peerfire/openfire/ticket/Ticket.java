package io.github.peerfire.openfire.ticket;

import org.xmpp.packet.JID;

/**
 * Permission for one {@code connect}, given to one full JID (ProtoXEP section 3.1).
 *
 * @param id names the ticket, may be seen: 22 characters of base64url
 * @param secret keys the proofs, never goes over RTMFP: 22 characters of base64url
 * @param holder the full JID it was issued to
 * @param expiresAtMillis when it ends, milliseconds since 1970
 */
public record Ticket(String id, String secret, JID holder, long expiresAtMillis) {

    /** Names the holder only: tickets never get into a log. */
    @Override
    public String toString() {
        return "Ticket[holder=" + holder + "]";
    }
}
