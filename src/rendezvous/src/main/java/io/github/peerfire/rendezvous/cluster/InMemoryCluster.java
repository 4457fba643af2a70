package io.github.peerfire.rendezvous.cluster;

import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Connects the rendezvous of one process. Safe for use by several threads. */
public final class InMemoryCluster implements Cluster {

    private final Map<NodeId, Member> members = new LinkedHashMap<>();
    private final Map<PeerId, Member> directory = new LinkedHashMap<>();
    private int joined;

    @Override
    public CompletionStage<ClusterMembership> join(ClusterNode node) {
        synchronized (this) {
            Member member = new Member(new NodeId("node-" + ++joined), node);
            members.put(member.id, member);
            return CompletableFuture.completedStage(member);
        }
    }

    /** Lets a node die: it answers nothing any more, is told nothing, and its peers are nowhere. */
    public synchronized void kill(NodeId id) {
        members.remove(id);
        directory.values().removeIf(member -> member.id.equals(id));
    }

    /** How many peers the nodes have together. */
    public synchronized int peers() {
        return directory.size();
    }

    private synchronized Member enter(PeerId peer, Member member) {
        return members.containsKey(member.id) ? directory.put(peer, member) : null;
    }

    private synchronized void remove(PeerId peer, Member member) {
        directory.remove(peer, member);
    }

    private synchronized Optional<NodeId> node(PeerId peer, Member asking) {
        return members.containsKey(asking.id)
                ? Optional.ofNullable(directory.get(peer)).filter(member -> member != asking).map(Member::id)
                : Optional.empty();
    }

    private synchronized Optional<Member> member(NodeId id) {
        return Optional.ofNullable(members.get(id));
    }

    private synchronized List<Member> othersThan(Member member) {
        return members.values().stream().filter(other -> other != member).toList();
    }

    private final class Member implements ClusterMembership {

        private final NodeId id;
        private final ClusterNode node;

        Member(NodeId id, ClusterNode node) {
            this.id = id;
            this.node = node;
        }

        @Override
        public NodeId id() {
            return id;
        }

        @Override
        public void arrived(PeerId peer) {
            Member before = enter(peer, this);
            if (before != null && before != this) {
                before.node.arrivedElsewhere(peer);
            }
        }

        @Override
        public void departed(PeerId peer) {
            remove(peer, this);
        }

        @Override
        public CompletionStage<Optional<NodeId>> find(PeerId peer) {
            return CompletableFuture.completedStage(node(peer, this));
        }

        @Override
        public CompletionStage<ForwardedAnswer> forward(NodeId to, ForwardedQuestion question) {
            Optional<Member> asked = member(id).flatMap(self -> member(to));
            return asked.isPresent() ? asked.get().node.introduce(question)
                    : CompletableFuture.failedStage(new IllegalStateException(to + " is no node of this cluster"));
        }

        @Override
        public List<InetSocketAddress> others() {
            return othersThan(this).stream().flatMap(member -> member.node.addresses().stream()).toList();
        }

        @Override
        public CompletionStage<Void> leave() {
            kill(id);
            return CompletableFuture.completedStage(null);
        }
    }
}
