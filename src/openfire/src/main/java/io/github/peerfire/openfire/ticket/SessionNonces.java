package io.github.peerfire.openfire.ticket;

/**
 * The two nonces of an RTMFP session between a client and the rendezvous (RFC 7425 §4.6.5).
 *
 * @param client C: near at the client, far at the server, 32 bytes
 * @param server S: near at the server, far at the client, 32 bytes
 */
public record SessionNonces(byte[] client, byte[] server) {

    /** Never shows the nonces. */
    @Override
    public String toString() {
        return "SessionNonces";
    }
}
