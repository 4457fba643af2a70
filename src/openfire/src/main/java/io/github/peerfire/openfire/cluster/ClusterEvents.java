package io.github.peerfire.openfire.cluster;

import org.jivesoftware.openfire.cluster.ClusterEventListener;

/** What Openfire tells of the cluster: on the one thread that tells all of the server, so nothing may block here. */
public final class ClusterEvents implements ClusterEventListener {

    private final OpenfireCluster cluster;

    /** @param cluster is told */
    public ClusterEvents(OpenfireCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void joinedCluster() {
        cluster.joined();
    }

    @Override
    public void joinedCluster(byte[] node) {
        cluster.nodeJoined(OpenfireLink.name(node));
    }

    @Override
    public void leftCluster() {
        cluster.left();
    }

    @Override
    public void leftCluster(byte[] node) {
        cluster.nodeLeft(OpenfireLink.name(node));
    }

    @Override
    public void markedAsSeniorClusterMember() {
        cluster.becameSenior();
    }
}
