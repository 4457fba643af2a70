package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.netty.NettyEndpointDriverFactory;
import io.github.peerfire.rendezvous.check.ConnectivityResult;
import io.github.peerfire.rendezvous.check.PeerDetails;
import io.github.peerfire.rendezvous.cluster.Cluster;
import io.github.peerfire.rendezvous.cluster.NodeId;
import io.github.peerfire.rendezvous.relay.NettyRelayTransport;
import io.github.peerfire.rendezvous.relay.Relay;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import io.github.peerfire.rendezvous.relay.RelayStatistics;
import io.github.peerfire.rendezvous.relay.RelayTransport;
import io.github.peerfire.rendezvous.trace.IntroductionLog;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import io.github.peerfire.rendezvous.trace.IntroductionTotals;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointMetrics;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running rendezvous. All methods may be called from any thread. */
public final class RendezvousServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RendezvousServer.class);
    private static final Duration RELAY_TIDYING = Duration.ofSeconds(2);
    /** How often what is over is forgotten. */
    static final Duration TIDYING = Duration.ofSeconds(4);

    private final ConnectAuthorizer authorizer;
    private final PeerListener listener;
    private final PeerRegistry registry = new PeerRegistry();
    private final Counters counters = new Counters();
    private final IntroductionLog introductionLog;
    private final RelaySwitch relay;
    private final SecondPort secondPort;
    private final Reconfiguration reconfiguration = new Reconfiguration(this);
    private final CheckHelpers helpers = new CheckHelpers();
    private final RateLimits limits;
    private final Introductions ongoing = new Introductions();
    private final AtomicLong connectionIds = new AtomicLong();
    private final AtomicInteger sessions = new AtomicInteger();
    private final Drain drain = new Drain(this);
    private final ClusterLink cluster;
    private volatile RendezvousConfig config;
    private volatile Loops loops = Loops.NONE;
    private volatile boolean closing;
    private CompletableFuture<Void> closed;

    private RendezvousServer(RendezvousConfig config, ConnectAuthorizer authorizer, IntroductionPolicy policy,
            PeerListener listener, RelaySwitch relay) {
        this.config = Objects.requireNonNull(config, "config");
        this.authorizer = Objects.requireNonNull(authorizer, "authorizer");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.relay = relay;
        this.secondPort = new SecondPort(config.probeInterface());
        this.limits = new RateLimits(config.limits());
        this.cluster = new ClusterLink(registry, new OwnNode(this, Objects.requireNonNull(policy, "policy")));
        this.introductionLog = new IntroductionLog(
                config.introductions().remembered(), this::wasHere,
                listener == PeerListener.NONE ? null : this::introductionEnded);
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
        RendezvousServer server = new RendezvousServer(config, authorizer, policy, listener, relay);
        List<RendezvousEndpoint> endpoints = IntStream.range(0, config.loops().orElseGet(drivers::usualNumber))
                .mapToObj(loop -> new RendezvousEndpoint(server, loop, policy, drivers.random())).toList();
        FlashCryptographyProfile identity = FlashCryptographyProfile.server(drivers.random());
        List<CryptographyProfile> profiles = endpoints.stream().<CryptographyProfile>map(endpoint ->
                new HelloNotingProfile(identity.forAnotherEndpoint())).toList();
        return drivers.startSeveral(config.allToBind(), endpointConfig(config.presence()), profiles, endpoints)
                .thenApply(started -> server.started(started, endpoints))
                .whenComplete((started, failure) -> {
                    if (failure != null) {
                        relay.closeAsync();
                    }
                });
    }

    private static EndpointConfig endpointConfig(PresenceSettings presence) {
        EndpointConfig usual = EndpointConfig.RENDEZVOUS;
        return new EndpointConfig(usual.acceptSessions(), usual.servesStrangers(), presence.askAfter().toNanos(),
                presence.goneAfter().toNanos(), usual.amplification());
    }

    private RendezvousServer started(List<EndpointDriver> started, List<RendezvousEndpoint> endpoints) {
        loops = new Loops(endpoints, started);
        for (int index = 0; index < started.size(); index++) {
            EndpointDriver driver = started.get(index);
            loops.onLoop(index, endpoint -> endpoint.attach(driver));
        }
        setRelay(config.relay());
        every(TIDYING, () -> tidy(loops.first().now()));
        LOG.debug("Listening on {} with {} event loops; advertised as {}:{}",
                loops.boundAddresses(), started.size(), config.advertisedHost(), config.advertisedPort());
        return this;
    }

    /** Forgets what is over, though nothing new comes, and looks whether other nodes came or went. */
    private void tidy(long now) {
        drain.refresh();
        introductionLog.tidy(now);
        registry.departed().tidy(now);
        ongoing.tidy(now);
        limits.tidy(now);
        helpers.tidy(now);
    }

    /**
     * Takes over another configuration, at once, and while sessions, relayed pairs and introductions go on. Clients are
     * told of other keepalive periods; a session that waits for {@code connect} waits as long as it was to; what is too
     * much by new limits stays until it ends by itself. If the relay is switched off, its pairs end.
     *
     * @return fails with {@link IllegalArgumentException} if that {@link RendezvousConfig#needsRestart needs a
     *     restart}, with {@link java.net.BindException} if the second port cannot be bound; then everything is as it
     *     was
     */
    public CompletableFuture<Void> reconfigure(RendezvousConfig wanted) {
        return reconfiguration.to(wanted);
    }

    /** The admitted peer that proved possession of a peer ID. */
    public Optional<ConnectedPeer> find(PeerId id) {
        return registry.find(id).map(ControlConnection::peer);
    }

    /** The admitted peers, in no order. */
    public Collection<ConnectedPeer> peers() {
        return registry.connections().stream().map(ControlConnection::peer).toList();
    }

    /**
     * Tells a peer that its connection is over and closes its session; nothing happens if it is gone already.
     *
     * @param code such as {@code NetConnection.Connect.Closed}
     */
    public void disconnect(long connectionId, String code, String description) {
        registry.connection(connectionId).ifPresent(connection -> disconnect(connection, code, description));
    }

    private static void disconnect(ControlConnection connection, String code, String description) {
        EndpointDriver driver = connection.endpoint().driver();
        driver.execute(() -> connection.disconnect(code, description, driver.now()));
    }

    /** What has happened since the start, and what is open now; may be called from any thread. */
    public RendezvousStatistics statistics() {
        return counters.snapshot(sessions.get(), registry.size());
    }

    /**
     * Tries out the connectivity of a client, which takes up to three seconds. Without {@link
     * RendezvousConfig.Builder#probe a second port} little can be found out.
     *
     * @return empty if the client is not here or was about to be checked, or too much is being checked
     */
    public CompletableFuture<Optional<ConnectivityResult>> checkConnectivity(long connectionId) {
        CompletableFuture<Optional<ConnectivityResult>> answer = new CompletableFuture<>();
        Optional<ControlConnection> client = registry.connection(connectionId);
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
        return introductionLog.reports(loops.first().now());
    }

    /** How many introductions were asked for since the start, and what came of them; however few are remembered. */
    public IntroductionTotals introductionTotals() {
        return introductionLog.totals(loops.first().now());
    }

    private void introductionEnded(IntroductionReport report) {
        try {
            listener.introductionEnded(report);
        } catch (RuntimeException e) {
            LOG.error("A peer listener failed", e);
        }
    }

    /** That a peer was here before is found out now: for the asker it must not make a difference, not even of time. */
    private boolean wasHere(PeerId id) {
        return registry.departed().contains(id, loops.first().now());
    }

    /** What was relayed as a last resort since the start; may be called from any thread. */
    public RelayStatistics relayStatistics() {
        return relay.statistics();
    }

    /** What its endpoints have received, sent and dropped since the start, on all event loops together. */
    public CompletableFuture<EndpointMetrics> traffic() {
        return loops.metrics();
    }

    /**
     * What is known of admitted clients. Those that are not here are missing; if the server closes meanwhile, the
     * answer may never come.
     */
    public CompletableFuture<Map<Long, PeerDetails>> details(Collection<Long> connectionIds) {
        return PeerSurvey.of(connectionIds.stream().flatMap(id -> registry.connection(id).stream()).toList());
    }

    /** Where it is bound, wildcard addresses resolved to those present. */
    public List<InetSocketAddress> boundAddresses() {
        return loops.boundAddresses();
    }

    /** Does something on an event loop, again and again with such a pause, until the server closes; must not block. */
    public void every(Duration pause, Runnable task) {
        loops.first().schedule(pause.toNanos(), () -> {
            if (!isClosing()) {
                task.run();
                every(pause, task);
            }
        });
    }

    boolean isClosing() {
        return closing;
    }

    void disconnectAll() {
        registry.connections().forEach(connection ->
                disconnect(connection, "NetConnection.Connect.AppShutdown", "The service stops."));
    }

    /**
     * As {@link #drain(List, Duration)} without a deadline; new clients are sent to the nodes that the cluster has
     * then, if any.
     */
    public void drain() {
        drain.begin(cluster::others, Optional.empty());
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
        drain.begin(() -> elsewhere, Optional.of(limit));
    }

    /** Lets clients in again after {@link #drain}. */
    public void undrain() {
        drain.end();
    }

    /** Whether clients are let in, and how many are left if not. */
    public DrainStatus drainStatus() {
        return drain.status(sessions.get());
    }

    /**
     * Becomes a node of a cluster: peers of other nodes are found from now on, and those of this one by others.
     *
     * @return the name of this node there; fails if that is not possible, or this is a node of a cluster already
     */
    public CompletableFuture<NodeId> join(Cluster wanted) {
        return cluster.join(wanted);
    }

    /** Is by itself again; nothing happens if it was. */
    public CompletableFuture<Void> leaveCluster() {
        return cluster.leave();
    }

    /** Whether it lets nobody new in. */
    public boolean isDraining() {
        return drain.isOn();
    }

    /** Disconnects all peers, closes all sessions in order, then lets go of sockets and threads. Idempotent. */
    public synchronized CompletableFuture<Void> closeAsync() {
        if (closed == null) {
            closing = true;
            cluster.leave();
            disconnectAll();
            closed = CompletableFuture.allOf(loops.closeAsync(), relay.closeAsync());
        }
        return closed;
    }

    /** As {@link #closeAsync}, waiting for the end. Not to be called from a callback of this server. */
    @Override
    public void close() {
        closeAsync().join();
    }

    RendezvousConfig config() {
        return config;
    }

    void config(RendezvousConfig wanted) {
        config = wanted;
    }

    ConnectAuthorizer authorizer() {
        return authorizer;
    }

    PeerListener listener() {
        return listener;
    }

    Loops loops() {
        return loops;
    }

    ClusterLink cluster() {
        return cluster;
    }

    RateLimits limits() {
        return limits;
    }

    /** The introductions of all event loops. */
    Introductions ongoing() {
        return ongoing;
    }

    PeerRegistry registry() {
        return registry;
    }

    IntroductionLog introductionLog() {
        return introductionLog;
    }

    /** The relay of last resort; empty while there is none. */
    Optional<Relay> relay() {
        return relay.relay();
    }

    void setRelay(Optional<RelaySettings> wanted) {
        if (relay.set(wanted)) {
            relay().ifPresent(this::tidy);
        }
    }

    private void tidy(Relay running) {
        loops.first().schedule(RELAY_TIDYING.toNanos(), () -> {
            running.tidy();
            if (relay().filter(current -> current == running).isPresent()) {
                tidy(running);
            }
        });
    }

    SecondPort secondPort() {
        return secondPort;
    }

    CheckHelpers helpers() {
        return helpers;
    }

    Counters counters() {
        return counters;
    }

    long nextConnectionId() {
        return connectionIds.incrementAndGet();
    }

    void sessionCountChanged(int difference) {
        sessions.addAndGet(difference);
    }
}
