package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.trace.IntroductionLog;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionRecord;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rtmfp.EndpointEvent.LookupRequested;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Introduces peers: a Redirector to the asker and a Forwarder to whom it asks for (RFC 7016 §3.5.1.4, §3.5.1.5). Only
 * admitted peers get an answer; that a peer is unknown, gone, or not to be reached by the asker all looks the same, and
 * is the same work up to the policy's own: silence. Confined to one event loop.
 */
final class Introducer {

    /** How many questions may wait for the policy at a time. */
    static final int MAXIMUM_PENDING = 1_000;

    /** An answer later than this is of no use to the asker, who asks again. */
    private static final long PATIENCE = 5 * Time.SECOND;

    /** Both are told at most so often: clients ask a second after the first time at the earliest. */
    private static final long PAUSE = Time.SECOND / 2;

    private static final CompletionStage<Boolean> NOBODY = CompletableFuture.completedStage(false);
    private static final CompletionStage<Boolean> SOMEBODY = CompletableFuture.completedStage(true);

    private final RendezvousEndpoint endpoint;
    private final PeerRegistry registry;
    private final IntroductionPolicy policy;
    private final IntroductionLog log;
    private final Whereabouts whereabouts;
    private final Introductions introductions = new Introductions();
    private final PortPrediction prediction;
    private final LastResort lastResort;
    private int pending;

    Introducer(RendezvousEndpoint endpoint, PeerRegistry registry, IntroductionPolicy policy, IntroductionLog log) {
        this.endpoint = endpoint;
        this.registry = registry;
        this.policy = policy;
        this.log = log;
        this.whereabouts = new Whereabouts(endpoint.site());
        this.prediction = new PortPrediction(endpoint, introductions);
        this.lastResort = new LastResort(endpoint, endpoint.relay(), policy);
    }

    /** Somebody asks for somebody. */
    void lookup(LookupRequested lookup, long now) {
        if (prediction.takes(lookup, now)) {
            return;
        }
        List<ControlConnection> askers = registry.at(lookup.source());
        if (askers.isEmpty()) {
            endpoint.count(Counter.LOOKUPS_FROM_STRANGERS);
        } else if (pending >= MAXIMUM_PENDING || askers.stream().noneMatch(asker -> asker.mayLookUp(now))) {
            endpoint.count(Counter.LOOKUPS_LIMITED);
        } else {
            wanted(lookup).ifPresentOrElse(
                    peer -> consider(lookup, peer, askers, now),
                    () -> endpoint.count(Counter.LOOKUPS_UNANSWERABLE));
        }
    }

    /** Somebody answers a hello that nobody here waits for. */
    void helloAnswered(byte[] tag, InetSocketAddress source, int interfaceId, long now) {
        prediction.answered(tag, source, interfaceId, now);
    }

    private static Optional<PeerId> wanted(LookupRequested lookup) {
        return FlashEndpointDiscriminator.parse(lookup.discriminator()).flatMap(FlashEndpointDiscriminator::peer);
    }

    private void consider(LookupRequested lookup, PeerId peer, List<ControlConnection> askers, long now) {
        ConnectedPeer first = askers.get(0).peer();
        IntroductionRecord record = log.asked(first.connectionId(), first.id(), peer, now);
        new Question(lookup, peer, registry.find(peer), askers, record).ask();
    }

    private CompletionStage<Boolean> askPolicy(List<ControlConnection> askers, Introducible target) {
        try {
            return policy.mayIntroduce(askers.stream().map(ControlConnection::peer).toList(), target.peer());
        } catch (RuntimeException e) {
            endpoint.ownFailure("The introduction policy failed; nobody is introduced", e);
            return CompletableFuture.failedStage(e);
        }
    }

    private void introduce(LookupRequested lookup, ControlConnection asker, Introducible target,
            IntroductionRecord record, long now) {
        Introduction introduction = introductions.find(lookup.tag())
                .filter(known -> known.target == target && known.asker == asker)
                .orElseGet(() -> new Introduction(asker, target, record, lookup, now));
        boolean isNew = introduction.lookup == lookup;
        if (!isNew && now - introduction.toldAt < PAUSE || !target.mayBeGreeted(now)) {
            endpoint.count(Counter.LOOKUPS_LIMITED);
            record.add(IntroductionStep.LIMITED, 0, now);
            return;
        }
        introduction.lookup = lookup;
        introduction.toldAt = now;
        introductions.put(introduction, now);
        record.stands(IntroductionOutcome.INTRODUCED);
        tellBoth(introduction, now);
        lastResort.offerIfDue(introduction, now);
        endpoint.count(Counter.INTRODUCTIONS);
    }

    private void tellBoth(Introduction introduction, long now) {
        LookupRequested lookup = introduction.lookup;
        Introducible target = introduction.target;
        InetSocketAddress seen = target.peer().observed();
        // RFC 7016 §3.5.1.4: Redirect to the initiator; §3.5.1.5: FIHello with the IHello's tag, EPD and source
        List<CandidateAddress> addresses = prediction.withProbe(introduction,
                whereabouts.of(seen, target.candidates(), lookup.source()));
        endpoint.driver().endpoint().redirect(lookup, addresses, now);
        introduction.record.add(IntroductionStep.REDIRECTED, addresses.size(), now);
        List<CandidateAddress> replies = prediction.withProbe(introduction, target,
                whereabouts.replies(lookup.source(), introduction.asker.candidates(), seen));
        replies.forEach(reply -> target.greet(lookup.discriminator(), reply, lookup.tag(), now));
        introduction.record.add(IntroductionStep.FORWARDED, replies.size(), now);
    }

    /** A lookup that waits for the policy; for a peer that is not here the same happens without asking it. */
    private final class Question {

        private final LookupRequested lookup;
        private final Optional<? extends Introducible> target;
        private final List<ControlConnection> askers;
        private final IntroductionRecord record;
        private Runnable patience;
        private boolean settled;

        Question(LookupRequested lookup, PeerId peer, Optional<? extends Introducible> target,
                List<ControlConnection> askers, IntroductionRecord record) {
            this.lookup = lookup;
            this.askers = askers.stream().filter(asker -> !asker.peer().id().equals(peer)).toList();
            this.target = target;
            this.record = record;
        }

        void ask() {
            pending++;
            patience = endpoint.driver().schedule(PATIENCE,
                    () -> settle(Boolean.FALSE, IntroductionOutcome.NO_DECISION))::cancel;
            CompletionStage<Boolean> decision = target.isPresent() && !askers.isEmpty() ? decide(target.get()) : NOBODY;
            decision.whenComplete((allowed, failure) -> endpoint.driver().execute(() ->
                    settle(failure == null && Boolean.TRUE.equals(allowed), failure == null
                            ? IntroductionOutcome.FORBIDDEN : IntroductionOutcome.NO_DECISION)));
        }

        private CompletionStage<Boolean> decide(Introducible wanted) {
            long now = endpoint.driver().now();
            boolean toHelper = askers.stream().anyMatch(asker -> endpoint.helpers().isPermitted(
                    asker.peer().connectionId(), wanted.peer().connectionId(), now));
            return toHelper ? SOMEBODY : askPolicy(askers, wanted);
        }

        /** Takes the answer, the first only; meanwhile much may have changed. */
        private void settle(boolean allowed, IntroductionOutcome otherwise) {
            if (settled) {
                return;
            }
            settled = true;
            pending--;
            patience.run();
            long now = endpoint.driver().now();
            Optional<ControlConnection> asker = askers.stream()
                    .filter(ControlConnection::isAdmitted)
                    .filter(admitted -> admitted.peer().observed().equals(lookup.source())).findFirst();
            if (target.isEmpty() || askers.isEmpty() || !target.get().isAdmitted() || asker.isEmpty()) {
                unanswerable(now);
            } else if (!allowed) {
                endpoint.count(Counter.LOOKUPS_REFUSED);
                record.add(IntroductionStep.REFUSED, 0, now);
                record.stands(otherwise);
            } else {
                record.add(IntroductionStep.PERMITTED, 0, now);
                introduce(lookup, asker.get(), target.get(), record, now);
            }
        }

        private void unanswerable(long now) {
            endpoint.count(Counter.LOOKUPS_UNANSWERABLE);
            record.stands(askers.isEmpty() ? IntroductionOutcome.SELF
                    : target.isPresent() ? IntroductionOutcome.OFFLINE : IntroductionOutcome.UNKNOWN_PEER);
        }
    }
}
