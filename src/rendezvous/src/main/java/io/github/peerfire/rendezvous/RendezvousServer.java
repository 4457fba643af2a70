package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A running rendezvous. All methods may be called from any thread. */
public final class RendezvousServer implements AutoCloseable {

    private RendezvousServer() {
    }

    /**
     * Binds and starts a rendezvous over UDP.
     *
     * @return fails with {@link java.net.BindException} if an address cannot be bound
     */
    public static CompletableFuture<RendezvousServer> start(
            RendezvousConfig config, ConnectAuthorizer authorizer, IntroductionPolicy policy, PeerListener listener) {
        throw new UnsupportedOperationException();
    }

    /** As the other, over drivers of another kind, such as those of a simulated network. */
    public static CompletableFuture<RendezvousServer> start(
            RendezvousConfig config,
            ConnectAuthorizer authorizer,
            IntroductionPolicy policy,
            PeerListener listener,
            EndpointDriverFactory drivers) {
        throw new UnsupportedOperationException();
    }

    /** The admitted peer that proved possession of a peer ID. */
    public Optional<ConnectedPeer> find(PeerId id) {
        throw new UnsupportedOperationException();
    }

    /** The admitted peers, in no order. */
    public Collection<ConnectedPeer> peers() {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells a peer that its connection is over and closes its session; nothing happens if it is gone already.
     *
     * @param code such as {@code NetConnection.Connect.Closed}
     */
    public void disconnect(long connectionId, String code, String description) {
        throw new UnsupportedOperationException();
    }

    public RendezvousStatistics statistics() {
        throw new UnsupportedOperationException();
    }

    /** Where it is bound, wildcard addresses resolved to those present. */
    public List<InetSocketAddress> boundAddresses() {
        throw new UnsupportedOperationException();
    }

    /** Admits nobody any more; peers that are here stay and are introduced. */
    public void drain() {
        throw new UnsupportedOperationException();
    }

    /** Disconnects all peers, closes all sessions in order, then lets go of sockets and threads. Idempotent. */
    public CompletableFuture<Void> closeAsync() {
        throw new UnsupportedOperationException();
    }

    /** As {@link #closeAsync}, waiting for the end. Not to be called from a callback of this server. */
    @Override
    public void close() {
        closeAsync().join();
    }
}
