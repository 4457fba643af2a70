package io.github.peerfire.openfire.cluster;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.cluster.NodeId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's part of the directory of all peers. What changes is noted at once and written by one thread, the
 * last state of each peer; so that a cluster that is slow delays others' finding a peer, and nothing else. Thread-safe.
 */
final class PeerDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(PeerDirectory.class);

    private final ClusterLink link;
    private final Executor writer;
    private final BiConsumer<NodeId, PeerId> moved;
    /** Whether each is here, as it has to be written yet. */
    private final Map<PeerId, Boolean> unwritten = new LinkedHashMap<>();
    private boolean writing;

    /**
     * Makes a directory.
     *
     * @param writer runs one task at a time
     * @param moved told, by the writer, that a peer of this node was at another one before
     */
    PeerDirectory(ClusterLink link, Executor writer, BiConsumer<NodeId, PeerId> moved) {
        this.link = link;
        this.writer = writer;
        this.moved = moved;
    }

    /** A peer came or went. */
    void changed(PeerId peer, boolean here) {
        if (link.isClustered()) {
            synchronized (this) {
                unwritten.put(peer, here);
            }
            write();
        }
    }

    /** Writes all peers of this node, where nothing newer waits to be written. */
    void restore(Collection<PeerId> peers) {
        if (link.isClustered()) {
            synchronized (this) {
                peers.forEach(peer -> unwritten.putIfAbsent(peer, Boolean.TRUE));
            }
            write();
        }
    }

    /** Goes on if an earlier try failed. */
    synchronized void write() {
        if (!writing && !unwritten.isEmpty()) {
            try {
                writing = true;
                writer.execute(this::writeAll);
            } catch (RejectedExecutionException e) {
                writing = false;
            }
        }
    }

    private void writeAll() {
        Map.Entry<PeerId, Boolean> next = next();
        while (next != null) {
            try {
                write(next.getKey(), next.getValue());
            } catch (RuntimeException e) {
                LOG.debug("The cluster's directory of peers could not be written", e);
                postpone(next);
                return;
            }
            next = next();
        }
    }

    private synchronized Map.Entry<PeerId, Boolean> next() {
        if (!link.isClustered()) {
            unwritten.clear(); // whoever joins again begins with all peers
        }
        if (unwritten.isEmpty()) {
            writing = false;
            return null;
        }
        Map.Entry<PeerId, Boolean> first = Map.entry(unwritten.entrySet().iterator().next().getKey(),
                unwritten.values().iterator().next());
        unwritten.remove(first.getKey());
        return first;
    }

    private synchronized void postpone(Map.Entry<PeerId, Boolean> failed) {
        unwritten.putIfAbsent(failed.getKey(), failed.getValue());
        writing = false;
    }

    private void write(PeerId peer, boolean here) {
        Map<String, String> directory = link.directory();
        String self = link.self().name();
        if (!here) {
            if (self.equals(directory.get(peer.hex()))) {
                remove(directory, peer.hex(), self::equals);
            }
            return;
        }
        String before = directory.put(peer.hex(), self);
        if (before != null && !before.equals(self)) {
            moved.accept(new NodeId(before), peer);
        }
    }

    /**
     * Removes an entry of certain nodes. Openfire's caches cannot remove what has a certain value only; so if the peer
     * has arrived at another node in between, whose entry it was is what was removed, and it is put back.
     */
    private static void remove(Map<String, String> directory, String peer, Predicate<String> nodes) {
        String removed = directory.remove(peer);
        if (removed != null && !nodes.test(removed)) {
            String newer = directory.put(peer, removed);
            if (newer != null && !newer.equals(removed)) {
                directory.put(peer, newer);
            }
        }
    }

    /** Finds the other node where a peer is, if that is in the cluster. Blocks. */
    Optional<NodeId> find(PeerId peer) {
        return Optional.ofNullable(link.directory().get(peer.hex()))
                .map(NodeId::new)
                .filter(node -> link.others().contains(node));
    }

    /** Removes what a node left behind. Blocks. */
    void purge(NodeId gone) {
        purge(Set.of(gone.name())::contains);
    }

    /** Removes what is of nodes that are not there. Blocks. */
    void purgeUnknown() {
        Set<String> known = new HashSet<>();
        known.add(link.self().name());
        link.others().forEach(node -> known.add(node.name()));
        purge(node -> !known.contains(node));
    }

    private void purge(Predicate<String> gone) {
        Map<String, String> directory = link.directory();
        List<String> orphans = directory.entrySet().stream()
                .filter(entry -> gone.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        orphans.forEach(peer -> remove(directory, peer, gone));
    }
}
