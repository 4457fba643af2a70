package io.github.peerfire.openfire.cluster;

import io.github.peerfire.rendezvous.cluster.NodeId;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where endpoints reach the other nodes, as these said last. Thread-safe. */
final class Neighbours {

    private final Map<NodeId, List<InetSocketAddress>> addresses = new LinkedHashMap<>();

    /** A node said where it is. */
    synchronized void put(NodeId node, List<InetSocketAddress> where) {
        addresses.put(node, where);
    }

    /** A node is gone. */
    synchronized void remove(NodeId node) {
        addresses.remove(node);
    }

    /** All are gone. */
    synchronized void clear() {
        addresses.clear();
    }

    /** All addresses. */
    synchronized List<InetSocketAddress> all() {
        return addresses.values().stream().flatMap(List::stream).toList();
    }
}
