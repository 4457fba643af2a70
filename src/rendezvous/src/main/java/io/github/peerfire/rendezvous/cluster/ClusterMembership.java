package io.github.peerfire.rendezvous.cluster;

import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One rendezvous' place in a cluster. All methods may be called from any thread, event loops too: none may block. What
 * they return may be completed on any thread, or never: the rendezvous has patience for five seconds, and asks a
 * bounded number of questions at a time.
 */
public interface ClusterMembership {

    /** The name of this node. */
    NodeId id();

    /**
     * A peer that proved its ID was admitted here. If it was at another node before, it is here now, and that one is
     * told by {@link ClusterNode#arrivedElsewhere}.
     */
    void arrived(PeerId peer);

    /** A peer has left this node. Nothing happens if it has arrived at another one meanwhile. */
    void departed(PeerId peer);

    /**
     * Finds the node where a peer is.
     *
     * @return empty if it is at none, or at this one; or at one that has left or died
     */
    CompletionStage<Optional<NodeId>> find(PeerId peer);

    /**
     * Asks a node to introduce somebody of this one to one of its peers; see {@link ClusterNode#introduce}. If the node
     * has died or cannot be reached, the result fails.
     */
    CompletionStage<ForwardedAnswer> forward(NodeId node, ForwardedQuestion question);

    /**
     * Where endpoints reach the other nodes, in the order in which they are to be tried; empty if this is the only one.
     */
    List<InetSocketAddress> others();

    /** Leaves: this node's peers are nowhere from now on. Idempotent. */
    CompletionStage<Void> leave();
}
