package io.github.peerfire.openfire.it.clustering;

import org.jivesoftware.openfire.cluster.ClusterNodeInfo;
import org.jivesoftware.openfire.cluster.NodeID;

/** A node as Openfire's console would show it. */
record NodeDescription(NodeID id, boolean senior) implements ClusterNodeInfo {

    @Override
    public String getHostName() {
        return "127.0.0.1";
    }

    @Override
    public NodeID getNodeID() {
        return id;
    }

    @Override
    public long getJoinedTime() {
        return 0;
    }

    @Override
    public boolean isSeniorMember() {
        return senior;
    }
}
