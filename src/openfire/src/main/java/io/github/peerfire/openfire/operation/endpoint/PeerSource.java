package io.github.peerfire.openfire.operation.endpoint;

import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rendezvous.check.PeerDetails;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Where it is known who is connected. */
interface PeerSource {

    /** All who are connected, at once. */
    Collection<ConnectedPeer> peers();

    /** What event loops know of some; each of them is work for them. */
    CompletableFuture<Map<Long, PeerDetails>> details(List<Long> connectionIds);

    /** Those of a rendezvous: nobody while it does not listen. */
    static PeerSource of(Rendezvous rendezvous) {
        return new PeerSource() {
            @Override
            public Collection<ConnectedPeer> peers() {
                return rendezvous.server().map(RendezvousServer::peers).orElse(List.of());
            }

            @Override
            public CompletableFuture<Map<Long, PeerDetails>> details(List<Long> connectionIds) {
                return rendezvous.server().map(server -> server.details(connectionIds))
                        .orElseGet(() -> CompletableFuture.completedFuture(Map.of()));
            }
        };
    }
}
