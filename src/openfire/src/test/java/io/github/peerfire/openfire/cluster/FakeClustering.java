package io.github.peerfire.openfire.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.peerfire.rendezvous.cluster.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands for the server's clustering between nodes of one thread: a map that all see, and messages that arrive at once.
 */
final class FakeClustering {

    /** Done just before something is removed from the directory, by whoever is as fast as that. */
    Runnable beforeRemoval = () -> { };
    final Map<String, String> directory = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        public String remove(Object key) {
            Runnable sooner = beforeRemoval;
            beforeRemoval = () -> { };
            sooner.run();
            return super.remove(key);
        }
    };
    private final Map<NodeId, FakeLink> members = new LinkedHashMap<>();

    final class FakeLink implements ClusterLink {

        private final NodeId id;
        OpenfireCluster receiver;
        boolean broken;

        FakeLink(String name) {
            id = new NodeId(name);
        }

        void join() {
            members.put(id, this);
            receiver.joined();
            others().forEach(other -> members.get(other).receiver.nodeJoined(id));
        }

        void die() {
            List<NodeId> others = others();
            members.remove(id);
            others.forEach(other -> members.get(other).receiver.nodeLeft(id));
        }

        void leave() {
            die();
            receiver.left();
        }

        @Override
        public boolean isClustered() {
            return members.containsKey(id);
        }

        @Override
        public NodeId self() {
            return id;
        }

        @Override
        public List<NodeId> others() {
            List<NodeId> others = new ArrayList<>(members.keySet());
            others.remove(id);
            return others;
        }

        @Override
        public boolean isSenior() {
            return members.keySet().iterator().next().equals(id);
        }

        @Override
        public Map<String, String> directory() {
            if (broken) {
                throw new IllegalStateException("The network is down");
            }
            return directory;
        }

        @Override
        public void forgetDirectory() {
            // What is left behind belongs to the others.
        }

        @Override
        public void send(NodeId node, byte[] message) {
            FakeLink to = members.get(node);
            if (to == null || broken) {
                throw new IllegalStateException("There is no " + node);
            }
            to.receiver.receive(id.name().getBytes(UTF_8), message);
        }
    }
}
