package io.github.peerfire.openfire.cluster;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.introduction.DistantUser;
import io.github.peerfire.rendezvous.cluster.ClusterMembership;
import io.github.peerfire.rendezvous.cluster.ClusterNode;
import io.github.peerfire.rendezvous.cluster.DistantAsker;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedQuestion;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xmpp.packet.JID;

/** A server of a cluster: what its rendezvous is asked and told, and what that answers. */
final class TestNode implements ClusterNode, NodeNews {

    final FakeClustering.FakeLink link;
    final OpenfireCluster cluster;
    final ClusterMembership membership;
    final Set<PeerId> peers = new LinkedHashSet<>();
    final List<ForwardedQuestion> questions = new ArrayList<>();
    final List<PeerId> stale = new ArrayList<>();
    final List<String> closed = new ArrayList<>();
    final Map<String, Instant> closedBefore = new LinkedHashMap<>();
    int keyChanges;
    int doubts;
    List<InetSocketAddress> addresses;
    CompletionStage<ForwardedAnswer> answer;

    TestNode(FakeClustering clustering, String name, int port, Clock clock, Executor executor) {
        link = clustering.new FakeLink(name);
        addresses = List.of(new InetSocketAddress("192.0.2.1", port));
        cluster = new OpenfireCluster(link, executor, executor, TestNode::named, this, clock);
        link.receiver = cluster;
        membership = cluster.join(this).toCompletableFuture().join();
    }

    private static DistantAsker named(DistantAsker asker) {
        return new DistantAsker(asker.connectionId(), asker.id(), asker.staticKeys(), asker.observed(),
                new DistantUser(Optional.of(new JID(asker.owner() + "@example.net/desk")), false), asker.candidates(),
                asker.since());
    }

    void admit(PeerId peer) {
        peers.add(peer);
        membership.arrived(peer);
    }

    void lose(PeerId peer) {
        peers.remove(peer);
        membership.departed(peer);
    }

    Optional<String> find(PeerId peer) {
        return membership.find(peer).toCompletableFuture().join().map(Object::toString);
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return addresses;
    }

    @Override
    public Collection<PeerId> peers() {
        return List.copyOf(peers);
    }

    @Override
    public boolean has(PeerId peer) {
        return peers.contains(peer);
    }

    @Override
    public CompletionStage<ForwardedAnswer> introduce(ForwardedQuestion question) {
        questions.add(question);
        return answer;
    }

    @Override
    public void arrivedElsewhere(PeerId peer) {
        stale.add(peer);
    }

    @Override
    public void accountClosed(String username) {
        closed.add(username);
    }

    @Override
    public void accountClosed(String username, Instant when) {
        closedBefore.put(username, when);
    }

    @Override
    public void accountsUncertain() {
        doubts++;
    }

    @Override
    public void keysChanged() {
        keyChanges++;
    }
}
