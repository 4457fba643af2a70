package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.cluster.ClusterMembership;
import io.github.peerfire.rendezvous.trace.IntroductionLog;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionRecord;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointEvent.LookupRequested;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Introduces peers: a Redirector to the asker and a Forwarder to whom it asks for (RFC 7016 §3.5.1.4, §3.5.1.5). Only
 * admitted peers get an answer; that a peer is unknown, gone, or not to be reached by the asker all looks the same, and
 * is the same work up to the policy's own: silence. Confined to one event loop.
 */
final class Introducer {

    /** How many questions may wait for the policy at a time. */
    static final int MAXIMUM_PENDING = 1_000;

    /** An answer later than this is of no use to the asker, who asks again. */
    static final long PATIENCE = 5 * Time.SECOND;

    private static final CompletableFuture<Boolean> NOBODY = CompletableFuture.completedFuture(false);
    private static final CompletableFuture<Boolean> SOMEBODY = CompletableFuture.completedFuture(true);

    private final RendezvousEndpoint endpoint;
    private final PeerRegistry registry;
    private final IntroductionPolicy policy;
    private final IntroductionLog log;
    private final Whereabouts whereabouts;
    private final PortPrediction prediction;
    private final LastResort lastResort;
    private final DistantIntroducer distant;
    private int pending;
    /**
     * Whether the policy's last answer was not there at once: then there is none at once for peers that are not here.
     */
    private boolean answersLater;

    Introducer(RendezvousEndpoint endpoint, PeerRegistry registry, Introductions introductions,
            IntroductionPolicy policy, IntroductionLog log) {
        this.endpoint = endpoint;
        this.registry = registry;
        this.policy = policy;
        this.log = log;
        this.whereabouts = new Whereabouts(endpoint.site());
        this.prediction = new PortPrediction(endpoint, introductions);
        this.distant = new DistantIntroducer(endpoint, whereabouts);
        this.lastResort = new LastResort(endpoint, policy);
    }

    /** Somebody asks for somebody. */
    void lookup(LookupRequested lookup, long now) {
        if (prediction.takes(lookup, now)) {
            return;
        }
        List<ControlConnection> askers = registry.at(lookup.source());
        if (askers.isEmpty()) {
            endpoint.count(Counter.LOOKUPS_FROM_STRANGERS);
        } else if (pending + distant.pending() >= MAXIMUM_PENDING || !mayLookUp(askers, now)) {
            endpoint.count(Counter.LOOKUPS_LIMITED);
            wanted(lookup).ifPresent(peer -> log.limited(askers.get(0).party(), peer, now));
        } else {
            Optional<PeerId> peer = wanted(lookup);
            if (peer.isPresent()) {
                consider(lookup, peer.get(), askers, now);
            } else {
                endpoint.count(Counter.LOOKUPS_UNANSWERABLE);
            }
        }
    }

    private static boolean mayLookUp(List<ControlConnection> askers, long now) {
        for (ControlConnection asker : askers) {
            if (asker.mayLookUp(now)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody answers a hello that nobody here waits for. */
    void helloAnswered(byte[] tag, InetSocketAddress source, int interfaceId, long now) {
        prediction.answered(tag, source, interfaceId, now);
    }

    private static Optional<PeerId> wanted(LookupRequested lookup) {
        return FlashEndpointDiscriminator.peerNamedBy(lookup.discriminator());
    }

    private void consider(LookupRequested lookup, PeerId peer, List<ControlConnection> askers, long now) {
        Optional<ControlConnection> target = registry.find(peer);
        IntroductionRecord record = log.asked(
                askers.get(0).party(), peer, target.isPresent() ? target.get().party() : null, now);
        List<ControlConnection> others = without(peer, askers);
        ClusterMembership cluster = endpoint.cluster();
        if (target.isPresent() || cluster == null || others.isEmpty()) {
            new Question(lookup, target, others, record).ask(now);
        } else {
            distant.ask(cluster, lookup, peer, others, record);
        }
    }

    /** All but the peer itself. */
    private static List<ControlConnection> without(PeerId peer, List<ControlConnection> askers) {
        for (ControlConnection asker : askers) {
            if (asker.peer().id().equals(peer)) {
                return askers.stream().filter(other -> !other.peer().id().equals(peer)).toList();
            }
        }
        return askers;
    }

    /** @param target null if whom they ask for is not here */
    private CompletableFuture<Boolean> askPolicy(List<ControlConnection> askers, Introducible target) {
        try {
            List<ConnectedPeer> peers = askers.size() == 1 ? List.of(askers.get(0).peer())
                    : askers.stream().map(ControlConnection::peer).toList();
            return (target == null ? policy.decideOnNobody(peers) : policy.mayIntroduce(peers, target.peer()))
                    .toCompletableFuture();
        } catch (RuntimeException e) {
            endpoint.ownFailure("The introduction policy failed; nobody is introduced", e);
            return CompletableFuture.failedFuture(e);
        }
    }

    private void introduce(LookupRequested lookup, ControlConnection asker, Introducible target,
            IntroductionRecord record, long now) {
        boolean isNew = !(record.state() instanceof Introduction known
                && known.isGoneOnWith(lookup.tag(), asker, target));
        Introduction introduction = isNew ? new Introduction(asker, target, record, lookup.tag(), now)
                : (Introduction) record.state();
        if (!target.mayBeGreeted(lookup.source(), now)) {
            endpoint.count(Counter.LOOKUPS_LIMITED);
            record.limited(now);
            return;
        }
        prediction.expect(introduction, lookup, now);
        tellBoth(introduction, lookup, now);
        lastResort.offerIfDue(introduction, lookup, now);
        endpoint.count(Counter.INTRODUCTIONS);
    }

    private void tellBoth(Introduction introduction, LookupRequested lookup, long now) {
        Introducible target = introduction.target;
        InetSocketAddress seen = target.peer().observed();
        // RFC 7016 §3.5.1.4: Redirect to the initiator; §3.5.1.5: FIHello with the IHello's tag, EPD and source
        List<CandidateAddress> addresses = prediction.withProbe(introduction,
                whereabouts.of(seen, target.candidates(), lookup.source()));
        endpoint.driver().endpoint().redirect(lookup, addresses, now);
        List<CandidateAddress> replies = prediction.withProbe(introduction, target,
                whereabouts.replies(lookup.source(), introduction.asker.candidates(), seen));
        for (CandidateAddress reply : replies) {
            target.greet(lookup.discriminator(), reply, lookup.tag(), endpoint, now);
        }
        introduction.record.introduced(introduction, addresses.size(), replies.size(), now);
    }

    /**
     * A lookup that is decided by the policy, at once if it knows the answer; for a peer that is not here the same
     * happens, whatever it answers. In a cluster no answer is taken at once, for those of other nodes never come at
     * once.
     */
    private final class Question {

        private final LookupRequested lookup;
        private final Optional<? extends Introducible> target;
        private final List<ControlConnection> askers;
        private final IntroductionRecord record;
        private EndpointDriver.Cancellable patience;
        private boolean settled;

        Question(LookupRequested lookup, Optional<? extends Introducible> target, List<ControlConnection> askers,
                IntroductionRecord record) {
            this.lookup = lookup;
            this.askers = askers;
            this.target = target;
            this.record = record;
        }

        void ask(long now) {
            boolean answerable = target.isPresent() && !askers.isEmpty();
            CompletableFuture<Boolean> decision = askers.isEmpty() ? NOBODY
                    : answerable ? decide(target.get(), now) : askPolicy(askers, null);
            pending++;
            boolean mayBeAtOnce = endpoint.cluster() == null && (answerable || !answersLater);
            if (mayBeAtOnce && decision.isDone()) {
                boolean failed = decision.isCompletedExceptionally();
                settle(!failed && Boolean.TRUE.equals(decision.join()),
                        otherwise(failed ? decision.handle((allowed, failure) -> failure).join() : null), now);
            } else {
                losePatienceLater();
                decision.whenComplete(this::answered);
            }
            answersLater = answerable ? !settled : answersLater;
        }

        private void losePatienceLater() {
            patience = endpoint.driver().schedule(PATIENCE,
                    () -> settle(false, IntroductionOutcome.NO_DECISION, endpoint.driver().now()));
        }

        /** From any thread. */
        private void answered(Boolean allowed, Throwable failure) {
            endpoint.driver().execute(() ->
                    settle(Boolean.TRUE.equals(allowed), otherwise(failure), endpoint.driver().now()));
        }

        private static IntroductionOutcome otherwise(Throwable failure) {
            if (failure == null) {
                return IntroductionOutcome.FORBIDDEN;
            }
            return OverQuotaException.is(failure) ? IntroductionOutcome.OVER_QUOTA : IntroductionOutcome.NO_DECISION;
        }

        private CompletableFuture<Boolean> decide(Introducible wanted, long now) {
            for (ControlConnection asker : askers) {
                if (endpoint.helpers().isPermitted(asker.peer().connectionId(), wanted.peer().connectionId(), now)) {
                    return SOMEBODY;
                }
            }
            return askPolicy(askers, wanted);
        }

        /** Takes the answer, the first only; meanwhile much may have changed. */
        private void settle(boolean allowed, IntroductionOutcome otherwise, long now) {
            if (settled) {
                return;
            }
            settled = true;
            pending--;
            if (patience != null) {
                patience.cancel();
            }
            ControlConnection asker = stillThere();
            if (target.isEmpty() || !target.get().isAdmitted() || asker == null) {
                unanswerable(now);
            } else if (!allowed) {
                endpoint.count(Counter.LOOKUPS_REFUSED);
                record.add(IntroductionStep.REFUSED, 0, now);
                record.stands(otherwise);
            } else {
                record.add(IntroductionStep.PERMITTED, 0, now);
                introduce(lookup, asker, target.get(), record, now);
            }
        }

        /** An asker that still is where it asked from, or null. */
        private ControlConnection stillThere() {
            // Where the policy did not take its time, nobody has moved meanwhile.
            boolean atOnce = patience == null;
            for (ControlConnection asker : askers) {
                if (asker.isAdmitted() && (atOnce || asker.peer().observed().equals(lookup.source()))) {
                    return asker;
                }
            }
            return null;
        }

        private void unanswerable(long now) {
            endpoint.count(Counter.LOOKUPS_UNANSWERABLE);
            record.stands(askers.isEmpty() ? IntroductionOutcome.SELF
                    : target.isPresent() ? IntroductionOutcome.OFFLINE : IntroductionOutcome.UNKNOWN_PEER);
        }
    }
}
