package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.relay.RelayOffer;
import io.github.peerfire.rendezvous.relay.RelayPeer;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionRecord;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rtmfp.EndpointEvent.LookupRequested;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Offers the relay to two peers that were introduced, may use it, and do not reach each other. Confined to a loop. */
final class LastResort {

    private final RendezvousEndpoint endpoint;
    private final IntroductionPolicy policy;

    LastResort(RendezvousEndpoint endpoint, IntroductionPolicy policy) {
        this.endpoint = endpoint;
        this.policy = policy;
    }

    /** Offers it to both if the asker, by asking once more, shows that it has tried for long enough. */
    void offerIfDue(Introduction introduction, LookupRequested lookup, long now) {
        boolean due = endpoint.relay().filter(
                enabled -> now - introduction.begunAt >= enabled.settings().after().toNanos()).isPresent();
        if (due && !isTrial(introduction, now)) {
            mayRelay(introduction).whenComplete((allowed, failure) -> {
                if (Boolean.TRUE.equals(allowed)) {
                    endpoint.driver().execute(() -> open(introduction, lookup));
                }
            });
        }
    }

    /** Meanwhile much may have changed. */
    private void open(Introduction introduction, LookupRequested lookup) {
        endpoint.relay().filter(enabled -> areThere(introduction))
                .flatMap(enabled -> enabled.open(
                        peer(introduction.asker.peer()), peer(introduction.target.peer()),
                        () -> mayRelay(introduction), () -> relayed(introduction.record)))
                .ifPresent(opening -> opening.whenComplete((offer, failure) -> {
                    if (failure == null) {
                        endpoint.driver().execute(() -> offer(introduction, lookup, offer));
                    }
                }));
    }

    private static boolean areThere(Introduction introduction) {
        return introduction.asker.isAdmitted() && introduction.target.isAdmitted();
    }

    /** Who tries out its network on a helper wants to know whether anything gets through directly. */
    private boolean isTrial(Introduction introduction, long now) {
        return endpoint.helpers().isPermitted(introduction.asker.peer().connectionId(),
                introduction.target.peer().connectionId(), now);
    }

    /** Is asked again, on another loop, while they are relayed. */
    private CompletionStage<Boolean> mayRelay(Introduction introduction) {
        try {
            return policy.mayRelay(introduction.asker.peer(), introduction.target.peer());
        } catch (RuntimeException e) {
            endpoint.ownFailure("The introduction policy failed; nobody is relayed", e);
            return CompletableFuture.failedStage(e);
        }
    }

    private void relayed(IntroductionRecord record) {
        record.add(IntroductionStep.RELAYED, 0, endpoint.driver().now());
        record.stands(IntroductionOutcome.RELAYED);
    }

    private RelayPeer peer(ConnectedPeer peer) {
        InetAddress address = peer.observed().getAddress();
        InetAddress bind = endpoint.config().bind().stream().map(InetSocketAddress::getAddress)
                .filter(bound -> ServerSite.isOneFamily(bound, address)).findFirst()
                .orElseGet(() -> Wildcard.like(address));
        return new RelayPeer(peer.connectionId(), address, bind);
    }

    private void offer(Introduction introduction, LookupRequested lookup, RelayOffer offer) {
        if (!areThere(introduction)) {
            return;
        }
        long now = endpoint.driver().now();
        Optional<CandidateAddress> forAsker = candidate(introduction.asker.peer(), offer.forFirst());
        Optional<CandidateAddress> forTarget = candidate(introduction.target.peer(), offer.forSecond());
        if (forAsker.isPresent() && forTarget.isPresent()) {
            endpoint.driver().endpoint().redirect(lookup, List.of(forAsker.get()), now);
            introduction.target.greet(
                    lookup.discriminator(), forTarget.get(), lookup.tag(), endpoint, now);
            introduction.record.add(IntroductionStep.RELAY_OFFERED, 0, now);
        }
    }

    private Optional<CandidateAddress> candidate(ConnectedPeer peer, int port) {
        return endpoint.ownAddresses().at(peer.observed().getAddress(), port)
                .map(address -> new CandidateAddress(AddressOrigin.RELAY, address));
    }
}
