package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * An admitted endpoint, as it was at one moment. Callers must not modify the arrays.
 *
 * @param connectionId names this connection; never used again by the same server. Negative for an asker of another node
 *     of a cluster, who has no connection here
 * @param id its peer ID
 * @param staticKeys whether it proved possession of that peer ID; only such a peer is found and introduced
 * @param observed its address as the rendezvous sees it
 * @param owner what the {@link ConnectAuthorizer} said
 * @param clientNonce the session nonce near at the client, 32 bytes (RFC 7425 §4.6.5); empty for an asker of another
 *     node
 * @param serverNonce the session nonce near at the server, 32 bytes; empty for an asker of another node
 * @param since when it was admitted
 */
public record ConnectedPeer(
        long connectionId,
        PeerId id,
        boolean staticKeys,
        InetSocketAddress observed,
        Object owner,
        byte[] clientNonce,
        byte[] serverNonce,
        Instant since) {

    /** The same peer at another address. */
    ConnectedPeer movedTo(InetSocketAddress address) {
        return new ConnectedPeer(connectionId, id, staticKeys, address, owner, clientNonce, serverNonce, since);
    }

    /** Leaves out the nonces and most of the peer ID. */
    @Override
    public String toString() {
        return "ConnectedPeer[" + connectionId + ", " + id.hex().substring(0, 8) + ", " + observed + "]";
    }
}
