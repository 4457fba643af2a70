package io.github.peerfire.openfire.cluster;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.cluster.Cluster;
import io.github.peerfire.rendezvous.cluster.ClusterMembership;
import io.github.peerfire.rendezvous.cluster.ClusterNode;
import io.github.peerfire.rendezvous.cluster.DistantAsker;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedQuestion;
import io.github.peerfire.rendezvous.cluster.NodeId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects this server's rendezvous with those of the other nodes of the server's cluster, whenever it is in one.
 * Nothing here blocks whoever calls it. Thread-safe.
 */
public final class OpenfireCluster implements Cluster {

    private static final Logger LOG = LoggerFactory.getLogger(OpenfireCluster.class);
    private static final long RESTORING_MILLIS = 600_000;

    private final ClusterLink link;
    private final Executor network;
    private final UnaryOperator<DistantAsker> introduce;
    private final NodeNews news;
    private final Clock clock;
    private final PeerDirectory directory;
    private final PendingQuestions questions;
    private final Neighbours neighbours = new Neighbours();
    private final RecentClosings closings;
    private volatile ClusterNode node;
    private volatile List<InetSocketAddress> announced = List.of();
    private volatile long restoredAt;

    /**
     * Makes one that no rendezvous has joined.
     *
     * @param link the server's clustering
     * @param writer runs one task at a time, which may block
     * @param network runs tasks that may block; bounded, what it rejects is given up
     * @param introduce puts the place of an asker's owner what the policies of other nodes have to know of it
     * @param news told what other nodes tell
     */
    public OpenfireCluster(ClusterLink link, Executor writer, Executor network, UnaryOperator<DistantAsker> introduce,
            NodeNews news, Clock clock) {
        this.link = link;
        this.network = network;
        this.introduce = introduce;
        this.news = news;
        this.clock = clock;
        directory = new PeerDirectory(link, writer, (before, peer) -> send(before, new NodeMessage.Arrived(peer)));
        questions = new PendingQuestions(clock);
        closings = new RecentClosings(clock);
    }

    /** Completes at once, whether the server is in a cluster or not: it may join one at any time. */
    @Override
    public CompletionStage<ClusterMembership> join(ClusterNode joining) {
        node = joining;
        joined();
        return CompletableFuture.completedStage(new Membership(joining));
    }

    /**
     * This server is part of a cluster from now on, or again after it was cut off: what the others told meanwhile, such
     * as that a developer key was revoked, it has not heard, nor they what it had to tell.
     */
    void joined() {
        restore();
        onNetwork(news::keysChanged);
        onNetwork(news::accountsUncertain);
        onNetwork(() -> link.others().forEach(this::tellClosings));
        onNetwork(() -> greet(true));
    }

    /** There is one more node, which may not be ready yet. */
    void nodeJoined(NodeId joined) {
        onNetwork(() -> greet(true));
    }

    private void tellClosings(NodeId node) {
        closings.all().forEach((username, millis) -> send(node, new NodeMessage.AccountClosedAt(username, millis)));
    }

    /** This server is by itself. */
    void left() {
        questions.clear();
        neighbours.clear();
        link.forgetDirectory(); // or it would be written into the next cluster
    }

    /** A node is gone, in order or not. Its copies of entries may be too. */
    void nodeLeft(NodeId gone) {
        questions.left(gone);
        neighbours.remove(gone);
        onNetwork(() -> {
            if (link.isSenior()) {
                directory.purge(gone);
            }
        });
        restore();
    }

    /** This node has to do now what one has to do for all: somebody may have died who was about to. */
    void becameSenior() {
        onNetwork(directory::purgeUnknown);
    }

    /** Looks after what was lost; to be called about once a second. */
    public void tidy() {
        questions.expire();
        ClusterNode here = node;
        if (!link.isClustered() || here == null) {
            return;
        }
        directory.write();
        if (clock.millis() - restoredAt >= RESTORING_MILLIS) {
            restore();
            onNetwork(news::keysChanged);
            onNetwork(news::accountsUncertain);
        }
        if (!here.addresses().equals(announced)) {
            onNetwork(() -> greet(false));
        }
    }

    /** Has the other nodes close what is an account's. */
    public void announceAccountClosed(String username) {
        closings.add(username);
        onNetwork(() -> sendAll(new NodeMessage.AccountClosed(username)));
    }

    /** Has the other nodes read developer keys anew. */
    public void announceKeysChanged() {
        onNetwork(() -> sendAll(new NodeMessage.KeysChanged()));
    }

    /** Takes a message of another node. */
    public void receive(byte[] sender, byte[] message) {
        onNetwork(() -> {
            try {
                handle(OpenfireLink.name(sender), MessageReader.decode(message));
            } catch (IOException e) {
                LOG.debug("Passed over {} of {}: do all nodes have the same version of the plugin?",
                        e.getMessage(), new String(sender, StandardCharsets.UTF_8));
            }
        });
    }

    private void handle(NodeId sender, NodeMessage message) {
        if (message instanceof NodeMessage.Question question) {
            answer(sender, question);
        } else if (message instanceof NodeMessage.Answer answer) {
            questions.answered(sender, answer.number(), answer.content());
        } else if (message instanceof NodeMessage.Arrived arrived) {
            Optional.ofNullable(node).ifPresent(here -> here.arrivedElsewhere(arrived.peer()));
        } else if (message instanceof NodeMessage.Greeting greeting) {
            neighbours.put(sender, greeting.addresses());
            if (greeting.wantsAnswer()) {
                send(sender, new NodeMessage.Greeting(addresses(), false));
                tellClosings(sender); // it is ready now
            }
        } else if (message instanceof NodeMessage.AccountClosed closed) {
            closings.add(closed.username());
            news.accountClosed(closed.username());
        } else if (message instanceof NodeMessage.AccountClosedAt closed) {
            news.accountClosed(closed.username(), Instant.ofEpochMilli(closed.millis()));
        } else {
            news.keysChanged();
        }
    }

    private void answer(NodeId sender, NodeMessage.Question question) {
        ClusterNode here = node;
        CompletionStage<ForwardedAnswer> verdict = here == null
                ? CompletableFuture.completedStage(ForwardedAnswer.not(ForwardedAnswer.Verdict.NOT_HERE))
                : here.introduce(question.content());
        verdict.thenAccept(answer -> {
            if (answer.verdict() == ForwardedAnswer.Verdict.NOT_HERE) {
                notHere(question.content().target());
            }
            onNetwork(() -> send(sender, new NodeMessage.Answer(question.number(), answer)));
        });
    }

    /** Takes an entry out that is not true, unless the peer has come meanwhile. */
    private void notHere(PeerId peer) {
        directory.changed(peer, false);
        ClusterNode here = node;
        if (here != null && here.has(peer)) {
            directory.changed(peer, true);
        }
    }

    /** Writes all that are here: others may have lost some of it, or written over it. */
    private void restore() {
        ClusterNode here = node;
        if (here != null && link.isClustered()) {
            restoredAt = clock.millis();
            directory.restore(here.peers());
        }
    }

    private void greet(boolean wantsAnswer) {
        if (node != null) {
            announced = addresses();
            sendAll(new NodeMessage.Greeting(announced, wantsAnswer));
        }
    }

    private List<InetSocketAddress> addresses() {
        ClusterNode here = node;
        return here == null ? List.of() : here.addresses();
    }

    private void sendAll(NodeMessage message) {
        link.others().forEach(other -> send(other, message));
    }

    private void send(NodeId to, NodeMessage message) {
        try {
            link.send(to, MessageWriter.encode(message));
        } catch (RuntimeException e) {
            LOG.debug("Node {} cannot be told anything", to, e);
        }
    }

    /** Does nothing while there is no cluster, and never fails. */
    private void onNetwork(Runnable task) {
        if (link.isClustered()) {
            try {
                network.execute(() -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.debug("Something failed in the cluster", e);
                    }
                });
            } catch (RejectedExecutionException e) {
                LOG.debug("The cluster does not keep up; something is left out");
            }
        }
    }

    private final class Membership implements ClusterMembership {

        private static final NodeId ALONE = new NodeId("alone");

        private final ClusterNode joined;

        Membership(ClusterNode joined) {
            this.joined = joined;
        }

        @Override
        public NodeId id() {
            return link.isClustered() ? link.self() : ALONE;
        }

        @Override
        public void arrived(PeerId peer) {
            directory.changed(peer, true);
        }

        @Override
        public void departed(PeerId peer) {
            directory.changed(peer, false);
        }

        @Override
        public CompletionStage<Optional<NodeId>> find(PeerId peer) {
            if (!link.isClustered()) {
                return CompletableFuture.completedStage(Optional.empty());
            }
            try {
                return CompletableFuture.supplyAsync(() -> directory.find(peer), network);
            } catch (RejectedExecutionException e) {
                return CompletableFuture.failedStage(e);
            }
        }

        @Override
        public CompletionStage<ForwardedAnswer> forward(NodeId to, ForwardedQuestion question) {
            return questions.ask(to).map(asked -> {
                try {
                    network.execute(() -> ask(to, asked.number(), question));
                } catch (RejectedExecutionException e) {
                    questions.failed(asked.number(), e);
                }
                return asked.answer();
            }).orElseGet(() -> CompletableFuture.failedStage(new IllegalStateException("Too many questions wait")));
        }

        private void ask(NodeId to, long number, ForwardedQuestion question) {
            try {
                ForwardedQuestion known = new ForwardedQuestion(question.target(),
                        question.askers().stream().map(introduce).toList(), question.discriminator(), question.tag(),
                        question.source());
                link.send(to, MessageWriter.encode(new NodeMessage.Question(number, known)));
            } catch (RuntimeException e) {
                questions.failed(number, e);
            }
        }

        @Override
        public List<InetSocketAddress> others() {
            return neighbours.all();
        }

        @Override
        public CompletionStage<Void> leave() {
            if (node == joined) {
                node = null;
                joined.peers().forEach(this::departed);
                onNetwork(() -> sendAll(new NodeMessage.Greeting(List.of(), false)));
            }
            return CompletableFuture.completedStage(null);
        }
    }
}
