package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.netty.NettyEndpointDriverFactory;
import io.github.peerfire.rendezvous.check.ConnectivityResult;
import io.github.peerfire.rendezvous.check.PeerDetails;
import io.github.peerfire.rendezvous.cluster.Cluster;
import io.github.peerfire.rendezvous.cluster.NodeId;
import io.github.peerfire.rendezvous.relay.NettyRelayTransport;
import io.github.peerfire.rendezvous.relay.RelayStatistics;
import io.github.peerfire.rendezvous.relay.RelayTransport;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import io.github.peerfire.rendezvous.trace.IntroductionTotals;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointMetrics;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A running rendezvous. All methods may be called from any thread. */
public final class RendezvousServer implements AutoCloseable {

    private final ServerState state;
    private final Reconfiguration reconfiguration;
    private CompletableFuture<Void> closed;

    RendezvousServer(ServerState state) {
        this.state = state;
        this.reconfiguration = new Reconfiguration(state);
    }

    /**
     * Binds and starts a rendezvous over UDP.
     *
     * @return fails with {@link java.net.BindException} if an address cannot be bound
     */
    public static CompletableFuture<RendezvousServer> start(
            RendezvousConfig config, ConnectAuthorizer authorizer, IntroductionPolicy policy, PeerListener listener) {
        return start(config, authorizer, policy, listener, new NettyEndpointDriverFactory());
    }

    /** As the other, over drivers of another kind; what is relayed, if anything is, goes over UDP. */
    public static CompletableFuture<RendezvousServer> start(
            RendezvousConfig config,
            ConnectAuthorizer authorizer,
            IntroductionPolicy policy,
            PeerListener listener,
            EndpointDriverFactory drivers) {
        return start(config, authorizer, policy, listener, drivers, NettyRelayTransport::new);
    }

    /**
     * As the others, with sockets of another kind for the relay too, such as those of a simulated network.
     *
     * @param relays makes what the relay sends through; asked only when a relay is switched on
     */
    public static CompletableFuture<RendezvousServer> start(
            RendezvousConfig config,
            ConnectAuthorizer authorizer,
            IntroductionPolicy policy,
            PeerListener listener,
            EndpointDriverFactory drivers,
            Supplier<RelayTransport> relays) {
        RelaySwitch relay = new RelaySwitch(relays, drivers.random());
        ServerState state = new ServerState(config, authorizer, policy, listener, relay);
        return new Startup(state, policy, drivers).begin();
    }

    /**
     * Takes over another configuration, at once, and while sessions, relayed pairs and introductions go on. Clients are
     * told of other keepalive periods; a session that waits for {@code connect} waits as long as it was to; what is too
     * much by new limits stays until it ends by itself. If the relay is switched off, its pairs end.
     *
     * @return is complete when all event loops have taken it over; fails with {@link IllegalArgumentException} if that
     *     {@link RendezvousConfig#needsRestart needs a restart}, with {@link java.net.BindException} if the second port
     *     cannot be bound; then everything is as it was
     */
    public CompletableFuture<Void> reconfigure(RendezvousConfig wanted) {
        return reconfiguration.to(wanted);
    }

    /** The admitted peer that proved possession of a peer ID. */
    public Optional<ConnectedPeer> find(PeerId id) {
        return state.registry().find(id).map(ControlConnection::peer);
    }

    /** The admitted peers, in no order. */
    public Collection<ConnectedPeer> peers() {
        return state.registry().connections().stream().map(ControlConnection::peer).toList();
    }

    /**
     * Tells a peer that its connection is over and closes its session; nothing happens if it is gone already.
     *
     * @param code such as {@code NetConnection.Connect.Closed}
     */
    public void disconnect(long connectionId, String code, String description) {
        state.registry().connection(connectionId)
                .ifPresent(connection -> state.disconnect(connection, code, description));
    }

    /** What has happened since the start, and what is open now; may be called from any thread. */
    public RendezvousStatistics statistics() {
        return state.counters().snapshot(state.sessionCount(), state.registry().size());
    }

    /**
     * Tries out the connectivity of a client, which takes up to three seconds. Without {@link
     * RendezvousConfig.Builder#probe a second port} little can be found out.
     *
     * @return empty if the client is not here or was about to be checked, or too much is being checked
     */
    public CompletableFuture<Optional<ConnectivityResult>> checkConnectivity(long connectionId) {
        CompletableFuture<Optional<ConnectivityResult>> answer = new CompletableFuture<>();
        Optional<ControlConnection> client = state.registry().connection(connectionId);
        if (client.isEmpty()) {
            answer.complete(Optional.empty());
        }
        client.ifPresent(connection -> connection.endpoint().driver().execute(() ->
                connection.checkConnectivity(connection.endpoint().driver().now())
                        .ifPresentOrElse(result -> result.thenAccept(found -> answer.complete(Optional.of(found))),
                                () -> answer.complete(Optional.empty()))));
        return answer;
    }

    /** The latest introductions that were asked for, and how they stand; the latest first. */
    public List<IntroductionReport> introductions() {
        return state.introductionLog().reports(state.loops().first().now());
    }

    /** How many introductions were asked for since the start, and what came of them; however few are remembered. */
    public IntroductionTotals introductionTotals() {
        return state.introductionLog().totals(state.loops().first().now());
    }

    /** What was relayed as a last resort since the start; may be called from any thread. */
    public RelayStatistics relayStatistics() {
        return state.relaySwitch().statistics();
    }

    /** What its endpoints have received, sent and dropped since the start, on all event loops together. */
    public CompletableFuture<EndpointMetrics> traffic() {
        return state.loops().metrics();
    }

    /**
     * What is known of admitted clients. Those that are not here are missing; if the server closes meanwhile, the
     * answer may never come.
     */
    public CompletableFuture<Map<Long, PeerDetails>> details(Collection<Long> connectionIds) {
        return PeerSurvey.of(connectionIds.stream().flatMap(id -> state.registry().connection(id).stream())
                .toList());
    }

    /** Where it is bound, wildcard addresses resolved to those present. */
    public List<InetSocketAddress> boundAddresses() {
        return state.loops().boundAddresses();
    }

    /**
     * Does something on an event loop, again and again with such a pause, until the server closes; must not block. What
     * throws an exception is done again like anything else.
     */
    public void every(Duration pause, Runnable task) {
        state.upkeep().every(pause, task);
    }

    /**
     * As {@link #drain(List, Duration)} without a deadline; new clients are sent to the nodes that the cluster has
     * then, if any.
     */
    public void drain() {
        state.drain().begin(state.cluster()::others, Optional.empty());
    }

    /**
     * Lets nobody new in from now on; who is here, or on the way, stays and is introduced until he leaves. Called again
     * while it is so, it sets other addresses and another deadline.
     *
     * @param elsewhere other servers that new clients are sent to, by a Redirect, in the order in which they are to be
     *     tried; of each family of addresses those of this family. Without any they hear nothing
     * @param limit after which time those who are left are disconnected; more than 0
     */
    public void drain(List<InetSocketAddress> elsewhere, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("Clients need some time to leave");
        }
        state.drain().begin(() -> elsewhere, Optional.of(limit));
    }

    /** Lets clients in again after {@link #drain}. */
    public void undrain() {
        state.drain().end();
    }

    /** Whether clients are let in, and how many are left if not. */
    public DrainStatus drainStatus() {
        return state.drain().status(state.sessionCount());
    }

    /**
     * Becomes a node of a cluster: peers of other nodes are found from now on, and those of this one by others.
     *
     * @return the name of this node there; fails if that is not possible, or this is a node of a cluster already
     */
    public CompletableFuture<NodeId> join(Cluster wanted) {
        return state.cluster().join(wanted);
    }

    /** Is by itself again; nothing happens if it was. */
    public CompletableFuture<Void> leaveCluster() {
        return state.cluster().leave();
    }

    /** Whether it lets nobody new in. */
    public boolean isDraining() {
        return state.drain().isOn();
    }

    /** Disconnects all peers, closes all sessions in order, then lets go of sockets and threads. Idempotent. */
    public synchronized CompletableFuture<Void> closeAsync() {
        if (closed == null) {
            state.closing();
            state.cluster().leave();
            state.disconnectAll();
            closed = CompletableFuture.allOf(state.loops().closeAsync(), state.relaySwitch().closeAsync());
        }
        return closed;
    }

    /** As {@link #closeAsync}, waiting for the end. Not to be called from a callback of this server. */
    @Override
    public void close() {
        closeAsync().join();
    }

    ServerState state() {
        return state;
    }
}
