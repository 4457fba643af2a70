package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.cluster.Cluster;
import io.github.peerfire.rendezvous.cluster.ClusterMembership;
import io.github.peerfire.rendezvous.cluster.ClusterNode;
import io.github.peerfire.rendezvous.cluster.NodeId;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server's place in a cluster, if it is in one. Safe for use by several threads. */
final class ClusterLink {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterLink.class);

    private final PeerRegistry registry;
    private final ClusterNode node;
    private final BiConsumer<String, RuntimeException> failed;
    private volatile ClusterMembership membership;
    private boolean joining;

    /** @param failed is told of what the cluster did not take */
    ClusterLink(PeerRegistry registry, ClusterNode node, BiConsumer<String, RuntimeException> failed) {
        this.registry = registry;
        this.node = node;
        this.failed = failed;
    }

    /** Fails if the server is in one already. */
    CompletableFuture<NodeId> join(Cluster cluster) {
        synchronized (this) {
            if (joining) {
                return CompletableFuture.failedFuture(new IllegalStateException("This server is in a cluster already"));
            }
            joining = true;
        }
        return cluster.join(node).toCompletableFuture().<NodeId>thenApply(this::joined)
                .whenComplete((id, failure) -> {
                    if (failure != null) {
                        LOG.debug("Joined no cluster", failure);
                        leave();
                    }
                });
    }

    private NodeId joined(ClusterMembership joined) {
        membership = joined;
        node.peers().forEach(this::tell);
        return joined.id();
    }

    /** Empty if the server is in no cluster. */
    Optional<ClusterMembership> membership() {
        return Optional.ofNullable(membership);
    }

    /** A peer that proved its ID came or went. */
    void changed(PeerId peer) {
        if (membership != null) {
            tell(peer);
        }
    }

    /** What is told is what is so now, one after the other: comings and goings of one peer may be on several loops. */
    private synchronized void tell(PeerId peer) {
        ClusterMembership told = membership;
        try {
            if (told != null && registry.find(peer).isPresent()) {
                told.arrived(peer);
            } else if (told != null) {
                told.departed(peer);
            }
        } catch (RuntimeException e) {
            failed.accept("The cluster was not told of a peer", e);
        }
    }

    /** Where clients reach the other nodes; none if the cluster fails. */
    List<InetSocketAddress> others() {
        try {
            return membership().map(ClusterMembership::others).orElse(List.of());
        } catch (RuntimeException e) {
            LOG.debug("The cluster does not say where other nodes are", e);
            return List.of();
        }
    }

    CompletableFuture<Void> leave() {
        ClusterMembership left;
        synchronized (this) {
            left = membership;
            membership = null;
            joining = false;
        }
        try {
            return left == null ? CompletableFuture.completedFuture(null) : left.leave().toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
