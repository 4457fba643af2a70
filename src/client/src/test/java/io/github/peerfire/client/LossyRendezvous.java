package io.github.peerfire.client;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A real rendezvous in a simulated network, which admits and introduces everybody. */
final class LossyRendezvous implements PeerListener {

    static final InetSocketAddress ADDRESS = new InetSocketAddress("198.51.100.1", 1935);
    static final String URI = "rtmfp://198.51.100.1/xmpp";

    private final LossyServer xmpp;
    private final RendezvousServer server;

    LossyRendezvous(Simulation simulation, LossyServer xmpp) {
        this.xmpp = xmpp;
        this.server = RendezvousServer.start(RendezvousConfig.builder().bind(ADDRESS).build(),
                request -> new ConnectDecision.Accepted("anybody", Map.of()),
                (askers, target) -> CompletableFuture.completedFuture(true), this, simulation.drivers()).join();
    }

    Optional<InetSocketAddress> observed(PeerId peer) {
        return server.find(peer).map(ConnectedPeer::observed);
    }

    /** Sends a peer away. */
    void disconnect(PeerId peer) {
        server.find(peer).ifPresent(known ->
                server.disconnect(known.connectionId(), "NetConnection.Connect.Closed", "Go away."));
    }

    @Override
    public void disconnected(ConnectedPeer peer, CloseReason why) {
        xmpp.unbind(peer.id().hex());
    }
}
