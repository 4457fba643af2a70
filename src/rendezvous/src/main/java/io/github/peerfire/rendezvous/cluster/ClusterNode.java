package io.github.peerfire.rendezvous.cluster;

import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** One rendezvous as its cluster sees it. All methods may be called from any thread; none blocks. */
public interface ClusterNode {

    /** Where endpoints reach this node; empty if nobody is to be sent here, as to one that drains. */
    List<InetSocketAddress> addresses();

    /** The peers that are admitted here, for a cluster that has to learn them anew. */
    Collection<PeerId> peers();

    /** Whether a peer is admitted here now. */
    boolean has(PeerId peer);

    /**
     * Introduces somebody of another node to a peer of this one: asks this node's policy, and if that agrees forwards
     * the asker's hello to the peer. Looks among its own peers only.
     *
     * @return never fails; {@link ForwardedAnswer.Verdict#LIMITED} if too many questions wait already
     */
    CompletionStage<ForwardedAnswer> introduce(ForwardedQuestion question);

    /** A peer proved its ID at another node: a connection that it had here is stale. */
    void arrivedElsewhere(PeerId peer);
}
