package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.cluster.DistantAsker;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer.Verdict;
import io.github.peerfire.rendezvous.cluster.ForwardedQuestion;
import io.github.peerfire.rtmfp.EndpointDriver.Cancellable;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Another node's question for a peer of this one. Confined to that peer's event loop. */
final class ForwardedIntroduction {

    private static final byte[] NOT_TOLD = new byte[0];

    private final ForwardedQuestion question;
    private final ControlConnection target;
    private final RendezvousEndpoint endpoint;
    private final IntroductionPolicy policy;
    private final CompletableFuture<ForwardedAnswer> answer = new CompletableFuture<>();

    ForwardedIntroduction(ForwardedQuestion question, ControlConnection target, IntroductionPolicy policy) {
        this.question = question;
        this.target = target;
        this.endpoint = target.endpoint();
        this.policy = policy;
    }

    /** Never fails. */
    CompletableFuture<ForwardedAnswer> answer() {
        return answer;
    }

    void decide() {
        Cancellable patience = endpoint.driver().schedule(
                Introducer.PATIENCE, () -> answer.complete(ForwardedAnswer.not(Verdict.NO_DECISION)));
        askPolicy().whenComplete((allowed, failure) -> endpoint.driver().execute(() -> {
            patience.cancel();
            if (!answer.isDone()) {
                answer.complete(Boolean.TRUE.equals(allowed) ? introduce() : ForwardedAnswer.not(refusal(failure)));
            }
        }));
    }

    private static Verdict refusal(Throwable failure) {
        if (failure == null) {
            return Verdict.FORBIDDEN;
        }
        return OverQuotaException.is(failure) ? Verdict.OVER_QUOTA : Verdict.NO_DECISION;
    }

    private CompletionStage<Boolean> askPolicy() {
        try {
            List<ConnectedPeer> askers = question.askers().stream().map(ForwardedIntroduction::known).toList();
            return policy.mayIntroduce(askers, target.peer());
        } catch (RuntimeException e) {
            endpoint.ownFailure("The introduction policy failed; nobody is introduced", e);
            return CompletableFuture.failedStage(e);
        }
    }

    /** Its connection has a number that no connection of this node has, always the same one for that peer. */
    private static ConnectedPeer known(DistantAsker asker) {
        long number = ByteBuffer.wrap(asker.id().bytes()).getLong() ^ asker.connectionId() | Long.MIN_VALUE;
        return new ConnectedPeer(number, asker.id(), asker.staticKeys(), asker.observed(), asker.owner(),
                NOT_TOLD, NOT_TOLD, asker.since());
    }

    private ForwardedAnswer introduce() {
        if (!target.isAdmitted()) {
            return ForwardedAnswer.not(Verdict.NOT_HERE);
        }
        long now = endpoint.driver().now();
        if (!target.mayBeGreeted(question.source().observed(), now)) {
            return ForwardedAnswer.not(Verdict.LIMITED);
        }
        // RFC 7016 §3.5.1.5: FIHello with the IHello's tag, EPD and source
        InetSocketAddress observed = target.peer().observed();
        List<CandidateAddress> replies = endpoint.site().here(question.source())
                .map(asker -> new Whereabouts(endpoint.site()).replies(
                        asker, question.askers().get(0).candidates(), observed)).orElse(List.of());
        for (CandidateAddress reply : replies) {
            target.greet(question.discriminator(), reply, question.tag(), endpoint, now);
        }
        return ForwardedAnswer.introduced(
                endpoint.site().sighting(observed), target.candidates(), replies.size());
    }
}
