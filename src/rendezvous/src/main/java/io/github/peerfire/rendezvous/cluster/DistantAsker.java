package io.github.peerfire.rendezvous.cluster;

import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

/**
 * Who asks, as the node knows it that admitted it.
 *
 * @param connectionId names its connection at that node
 * @param id its peer ID
 * @param staticKeys whether it proved possession of that peer ID
 * @param observed where that node sees it
 * @param owner what that node's authorizer said. Whoever carries this between processes has to know the kinds of owners
 *     that the application's authorizers make
 * @param candidates the addresses that it says it has
 * @param since when it was admitted
 */
public record DistantAsker(
        long connectionId,
        PeerId id,
        boolean staticKeys,
        InetSocketAddress observed,
        Object owner,
        List<InetSocketAddress> candidates,
        Instant since) {

    /** Copies the candidates. */
    public DistantAsker {
        candidates = List.copyOf(candidates);
    }

    /** Leaves out most of the peer ID, and who owns it. */
    @Override
    public String toString() {
        return "DistantAsker[" + connectionId + ", " + id.hex().substring(0, 8) + "]";
    }
}
