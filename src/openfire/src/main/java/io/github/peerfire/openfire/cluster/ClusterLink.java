package io.github.peerfire.openfire.cluster;

import io.github.peerfire.rendezvous.cluster.NodeId;
import java.util.List;
import java.util.Map;

/** What the server's clustering offers. All methods but {@link #isClustered} may block, on the network too. */
interface ClusterLink {

    /** Whether this server is in a cluster right now. Never blocks. */
    boolean isClustered();

    /** The name of this node. */
    NodeId self();

    /** The other nodes, in the order in which they joined. */
    List<NodeId> others();

    /** Whether this is the node that does what one has to do for all. */
    boolean isSenior();

    /** Where all nodes see the same: peer IDs in hexadecimal digits, and the names of the nodes where they are. */
    Map<String, String> directory();

    /** Empties the copy of the directory that this server is left with by itself. Does nothing in a cluster. */
    void forgetDirectory();

    /**
     * Sends something to {@link NodeTask#run} of another node and does not wait until it is there.
     *
     * @throws RuntimeException if there is no such node, or it cannot be reached
     */
    void send(NodeId node, byte[] message);
}
