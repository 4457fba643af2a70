package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.cluster.ClusterNode;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer.Verdict;
import io.github.peerfire.rendezvous.cluster.ForwardedQuestion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * This server as the other nodes of its cluster see it. Answers from its own registry only, so that nothing is asked
 * on.
 */
final class OwnNode implements ClusterNode {

    /** How many questions of other nodes may wait for the policy at a time. */
    static final int MAXIMUM_PENDING = 1_000;

    private final ServerState state;
    private final IntroductionPolicy policy;
    private final AtomicInteger pending = new AtomicInteger();

    OwnNode(ServerState state, IntroductionPolicy policy) {
        this.state = state;
        this.policy = policy;
    }

    /** Those that are known from outside; otherwise those that it is bound to, but for its own machine's. */
    @Override
    public List<InetSocketAddress> addresses() {
        RendezvousConfig config = state.config();
        if (state.drain().isOn()) {
            return List.of();
        }
        if (!config.publicAddresses().isEmpty()) {
            return config.publicAddresses().stream()
                    .map(address -> new InetSocketAddress(address, config.advertisedPort())).toList();
        }
        List<InetSocketAddress> bound = state.loops().boundAddresses();
        int probePort = config.probe().isPresent() ? bound.get(bound.size() - 1).getPort() : -1;
        List<InetSocketAddress> usual = bound.stream().filter(address -> address.getPort() != probePort).toList();
        List<InetSocketAddress> known = usual.stream().filter(address -> leadsHere(address.getAddress())).toList();
        return known.isEmpty() ? usual : known;
    }

    private static boolean leadsHere(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress();
    }

    @Override
    public Collection<PeerId> peers() {
        return state.registry().provenPeers();
    }

    @Override
    public boolean has(PeerId peer) {
        return state.registry().find(peer).isPresent();
    }

    @Override
    public CompletionStage<ForwardedAnswer> introduce(ForwardedQuestion question) {
        ControlConnection target = state.registry().find(question.target()).orElse(null);
        if (target == null) {
            return CompletableFuture.completedStage(ForwardedAnswer.not(Verdict.NOT_HERE));
        }
        if (pending.incrementAndGet() > MAXIMUM_PENDING) {
            pending.decrementAndGet();
            return CompletableFuture.completedStage(ForwardedAnswer.not(Verdict.LIMITED));
        }
        ForwardedIntroduction introduction = new ForwardedIntroduction(question, target, policy);
        target.endpoint().driver().execute(introduction::decide);
        return introduction.answer().whenComplete((answer, failure) -> pending.decrementAndGet());
    }

    @Override
    public void arrivedElsewhere(PeerId peer) {
        state.registry().find(peer).ifPresent(stale -> stale.endpoint().driver().execute(() ->
                stale.session().abort(stale.endpoint().driver().now())));
    }
}
