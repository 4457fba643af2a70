package io.github.peerfire.openfire.it.clustering;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.openfire.cluster.ClusterNodeInfo;
import org.jivesoftware.openfire.cluster.NodeID;

/** The nodes of a cluster by the names that Openfire knows them by; the first is the senior one. */
record Nodes(HazelcastInstance hazelcast) {

    static byte[] id(Member member) {
        return member.getUuid().toString().getBytes(UTF_8);
    }

    List<Member> all() {
        return new ArrayList<>(hazelcast.getCluster().getMembers());
    }

    List<Member> others() {
        return all().stream().filter(member -> !member.localMember()).toList();
    }

    Member local() {
        return hazelcast.getCluster().getLocalMember();
    }

    boolean isSenior() {
        return all().get(0).localMember();
    }

    /** @throws IllegalStateException if there is no such node, as Openfire promises */
    Member find(byte[] id) {
        return search(id).orElseThrow(() -> new IllegalStateException("No node " + new String(id, UTF_8)));
    }

    Optional<Member> search(byte[] id) {
        String uuid = new String(id, UTF_8);
        return all().stream().filter(member -> member.getUuid().toString().equals(uuid)).findFirst();
    }

    ClusterNodeInfo describe(Member member) {
        return new NodeDescription(NodeID.getInstance(id(member)), all().get(0).equals(member));
    }
}
