package io.github.peerfire.openfire.introduction;

import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.IntroductionPolicy;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Takes endpoints that are bound for their users' only, however they were admitted: a developer key introduces those
 * who are not bound to each other (ProtoXEP section 5.6).
 */
public record BoundPeers(BindingRegistry bindings, IntroductionPolicy policy) implements IntroductionPolicy {

    @Override
    public CompletionStage<Boolean> mayIntroduce(List<ConnectedPeer> askers, ConnectedPeer target) {
        return policy.mayIntroduce(askers.stream().map(this::ofUser).toList(), ofUser(target));
    }

    @Override
    public CompletionStage<Boolean> decideOnNobody(List<ConnectedPeer> askers) {
        return policy.decideOnNobody(askers.stream().map(this::ofUser).toList());
    }

    @Override
    public CompletionStage<Boolean> mayRelay(ConnectedPeer asker, ConnectedPeer target) {
        return policy.mayRelay(ofUser(asker), ofUser(target));
    }

    @Override
    public boolean mayTryOut(ConnectedPeer client, ConnectedPeer helper) {
        return policy.mayTryOut(ofUser(client), ofUser(helper));
    }

    /** The same peer as its user's, if it is bound. */
    private ConnectedPeer ofUser(ConnectedPeer peer) {
        return bindings.find(peer.connectionId()).map(binding -> new ConnectedPeer(peer.connectionId(), peer.id(),
                peer.staticKeys(), peer.observed(), binding.holder(), peer.clientNonce(), peer.serverNonce(),
                peer.since())).orElse(peer);
    }
}
