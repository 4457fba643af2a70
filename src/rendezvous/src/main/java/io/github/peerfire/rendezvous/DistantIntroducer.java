package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.cluster.ClusterMembership;
import io.github.peerfire.rendezvous.cluster.DistantAsker;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer.Verdict;
import io.github.peerfire.rendezvous.cluster.ForwardedQuestion;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionRecord;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rtmfp.EndpointDriver.Cancellable;
import io.github.peerfire.rtmfp.EndpointEvent.LookupRequested;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Introduces the peers of this node to those of others: the node where the other one is decides and forwards the hello,
 * this one redirects the asker. Whether there is no such peer, or it must not be reached, the asker hears nothing.
 * Confined to one event loop.
 */
final class DistantIntroducer {

    private final RendezvousEndpoint endpoint;
    private final Whereabouts whereabouts;
    private int pending;

    DistantIntroducer(RendezvousEndpoint endpoint, Whereabouts whereabouts) {
        this.endpoint = endpoint;
        this.whereabouts = whereabouts;
    }

    /** How many questions wait. */
    int pending() {
        return pending;
    }

    /**
     * Asks for a peer that is not at this node.
     *
     * @param askers one at least
     */
    void ask(ClusterMembership cluster, LookupRequested lookup, PeerId peer, List<ControlConnection> askers,
            IntroductionRecord record) {
        Question question = new Question(lookup, askers, record);
        pending++;
        question.patience = endpoint.driver().schedule(
                Introducer.PATIENCE, () -> question.settle(ForwardedAnswer.not(Verdict.NO_DECISION)));
        question(cluster, lookup, peer, askers).whenComplete((answer, failure) -> endpoint.driver().execute(() ->
                question.settle(failure == null ? answer : ForwardedAnswer.not(Verdict.NO_DECISION))));
    }

    private CompletionStage<ForwardedAnswer> question(ClusterMembership cluster, LookupRequested lookup, PeerId peer,
            List<ControlConnection> askers) {
        try {
            ForwardedQuestion question = new ForwardedQuestion(peer,
                    askers.stream().map(DistantIntroducer::described).toList(),
                    lookup.discriminator(), lookup.tag(), endpoint.site().sighting(lookup.source()));
            return cluster.find(peer).thenCompose(found -> found.isPresent()
                    ? cluster.forward(found.get(), question)
                    : CompletableFuture.completedStage(ForwardedAnswer.not(Verdict.NOT_HERE)));
        } catch (RuntimeException e) {
            endpoint.ownFailure("The cluster failed; nobody of another node is found", e);
            return CompletableFuture.failedStage(e);
        }
    }

    private static DistantAsker described(ControlConnection asker) {
        ConnectedPeer peer = asker.peer();
        return new DistantAsker(peer.connectionId(), peer.id(), peer.staticKeys(), peer.observed(), peer.owner(),
                asker.candidates(), peer.since());
    }

    /** A lookup that waits for another node's answer. */
    private final class Question {

        private final LookupRequested lookup;
        private final List<ControlConnection> askers;
        private final IntroductionRecord record;
        private Cancellable patience;
        private boolean settled;

        Question(LookupRequested lookup, List<ControlConnection> askers, IntroductionRecord record) {
            this.lookup = lookup;
            this.askers = askers;
            this.record = record;
        }

        /** Takes the answer, the first only; meanwhile the asker may have gone. */
        void settle(ForwardedAnswer answer) {
            if (settled) {
                return;
            }
            settled = true;
            pending--;
            patience.cancel();
            long now = endpoint.driver().now();
            switch (answer.verdict()) {
                case INTRODUCED -> introduced(answer, now);
                case LIMITED -> {
                    endpoint.count(Counter.LOOKUPS_LIMITED);
                    record.limited(now);
                }
                case NOT_HERE -> {
                    endpoint.count(Counter.LOOKUPS_UNANSWERABLE);
                    record.stands(IntroductionOutcome.UNKNOWN_PEER);
                }
                case FORBIDDEN -> refused(IntroductionOutcome.FORBIDDEN, now);
                case OVER_QUOTA -> refused(IntroductionOutcome.OVER_QUOTA, now);
                case NO_DECISION -> refused(IntroductionOutcome.NO_DECISION, now);
            }
        }

        private void refused(IntroductionOutcome outcome, long now) {
            endpoint.count(Counter.LOOKUPS_REFUSED);
            record.add(IntroductionStep.REFUSED, 0, now);
            record.stands(outcome);
        }

        private void introduced(ForwardedAnswer answer, long now) {
            boolean stillThere = askers.stream().anyMatch(asker ->
                    asker.isAdmitted() && asker.peer().observed().equals(lookup.source()));
            if (!stillThere || answer.observed().isEmpty()) {
                endpoint.count(Counter.LOOKUPS_UNANSWERABLE);
                record.stands(IntroductionOutcome.ASKER_LEFT);
                return;
            }
            record.add(IntroductionStep.PERMITTED, 0, now);
            record.add(IntroductionStep.FORWARDED, answer.replies(), now);
            // RFC 7016 §3.5.1.4
            List<CandidateAddress> addresses = endpoint.site().here(answer.observed().get())
                    .map(observed -> whereabouts.of(observed, answer.candidates(), lookup.source()))
                    .orElseGet(() -> whereabouts.ofNowhere(answer.candidates(), lookup.source()));
            endpoint.driver().endpoint().redirect(lookup, addresses, now);
            record.add(IntroductionStep.REDIRECTED, addresses.size(), now);
            record.stands(IntroductionOutcome.INTRODUCED);
            endpoint.count(Counter.INTRODUCTIONS);
        }
    }
}
