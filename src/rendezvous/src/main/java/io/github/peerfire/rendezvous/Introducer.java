package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.EndpointDriver.Cancellable;
import io.github.peerfire.rtmfp.EndpointEvent.LookupRequested;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Introduces peers: a Redirector to the asker and a Forwarder to whom it asks for (RFC 7016 §3.5.1.4, §3.5.1.5). Only
 * admitted peers get an answer; that a peer is unknown, gone, or not to be reached by the asker all looks the same:
 * silence. Confined to one event loop.
 */
final class Introducer {

    /** How many questions may wait for the policy at a time. */
    static final int MAXIMUM_PENDING = 1_000;

    /** An answer later than this is of no use to the asker, who asks again. */
    private static final long PATIENCE = 5 * Time.SECOND;

    private final RendezvousEndpoint endpoint;
    private final PeerRegistry registry;
    private final IntroductionPolicy policy;
    private int pending;

    Introducer(RendezvousEndpoint endpoint, PeerRegistry registry, IntroductionPolicy policy) {
        this.endpoint = endpoint;
        this.registry = registry;
        this.policy = policy;
    }

    /** Somebody asks for somebody. */
    void lookup(LookupRequested lookup, long now) {
        List<ControlConnection> askers = registry.at(lookup.source());
        if (askers.isEmpty()) {
            endpoint.count(Counter.LOOKUPS_FROM_STRANGERS);
        } else if (askers.stream().noneMatch(asker -> asker.mayLookUp(now))) {
            endpoint.count(Counter.LOOKUPS_LIMITED);
        } else {
            wanted(lookup).flatMap(registry::find).ifPresentOrElse(
                    target -> consider(lookup, target),
                    () -> endpoint.count(Counter.LOOKUPS_UNANSWERABLE));
        }
    }

    private static Optional<PeerId> wanted(LookupRequested lookup) {
        return FlashEndpointDiscriminator.parse(lookup.discriminator()).flatMap(FlashEndpointDiscriminator::peer);
    }

    private void consider(LookupRequested lookup, ControlConnection target) {
        List<ControlConnection> askers = askersOf(target, lookup.source());
        if (askers.isEmpty()) {
            endpoint.count(Counter.LOOKUPS_UNANSWERABLE);
        } else if (pending >= MAXIMUM_PENDING) {
            endpoint.count(Counter.LOOKUPS_LIMITED);
        } else {
            ask(new Question(lookup, target), askers);
        }
    }

    private List<ControlConnection> askersOf(ControlConnection target, InetSocketAddress source) {
        return registry.at(source).stream().filter(asker -> asker != target).toList();
    }

    private void ask(Question question, List<ControlConnection> askers) {
        List<ConnectedPeer> peers = askers.stream().map(ControlConnection::peer).toList();
        pending++;
        question.patience = endpoint.driver().schedule(PATIENCE, () -> question.answered(false));
        askPolicy(peers, question.target.peer()).whenComplete((allowed, failure) ->
                endpoint.driver().execute(() -> question.answered(failure == null && Boolean.TRUE.equals(allowed))));
    }

    private CompletionStage<Boolean> askPolicy(List<ConnectedPeer> askers, ConnectedPeer target) {
        try {
            return policy.mayIntroduce(askers, target);
        } catch (RuntimeException e) {
            endpoint.ownFailure("The introduction policy failed; nobody is introduced", e);
            return CompletableFuture.completedFuture(false);
        }
    }

    private void introduce(LookupRequested lookup, ControlConnection target, long now) {
        // RFC 7016 §3.5.1.4: Redirect to the initiator; §3.5.1.5: FIHello with the IHello's tag, EPD and source
        List<CandidateAddress> addresses =
                Whereabouts.of(target.peer().observed(), target.candidates(), lookup.source());
        endpoint.driver().endpoint().redirect(lookup, addresses, now);
        target.session().forwardHello(lookup.discriminator(),
                new CandidateAddress(AddressOrigin.OBSERVED, lookup.source()), lookup.tag(), now);
        endpoint.count(Counter.INTRODUCTIONS);
    }

    /** A lookup that waits for the policy. */
    private final class Question {

        private final LookupRequested lookup;
        private final ControlConnection target;
        private Cancellable patience;
        private boolean settled;

        Question(LookupRequested lookup, ControlConnection target) {
            this.lookup = lookup;
            this.target = target;
        }

        /** Takes the answer, the first only; meanwhile much may have changed. */
        void answered(boolean allowed) {
            if (settled) {
                return;
            }
            settled = true;
            pending--;
            patience.cancel();
            long now = endpoint.driver().now();
            if (!allowed) {
                endpoint.count(Counter.LOOKUPS_REFUSED);
            } else if (!target.isAdmitted() || askersOf(target, lookup.source()).isEmpty()) {
                endpoint.count(Counter.LOOKUPS_UNANSWERABLE);
            } else if (!target.mayBeGreeted(now)) {
                endpoint.count(Counter.LOOKUPS_LIMITED);
            } else {
                introduce(lookup, target, now);
            }
        }
    }
}
