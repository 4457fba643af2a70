package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.relay.Relay;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import io.github.peerfire.rendezvous.trace.IntroductionLog;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.common.FailureLog;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all event loops of a running server share, and who keeps it. Safe for use by several threads. */
final class ServerState {

    private static final Logger LOG = LoggerFactory.getLogger(RendezvousServer.class);

    private final FailureLog failures = new FailureLog(LOG::warn, LOG::debug);
    private final ConnectAuthorizer authorizer;
    private final PeerListener listener;
    private final PeerRegistry registry = new PeerRegistry();
    private final Counters counters = new Counters();
    private final Introductions ongoing = new Introductions();
    private final ContestedPeers contestedPeers = new ContestedPeers();
    private final IntroductionLog introductionLog;
    private final RateLimits limits;
    private final CheckHelpers helpers = new CheckHelpers();
    private final SecondPort secondPort;
    private final RelaySwitch relay;
    private final ClusterLink cluster;
    private final Drain drain = new Drain(this);
    private final Upkeep upkeep = new Upkeep(this);
    private final AtomicLong connectionIds = new AtomicLong();
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile RendezvousConfig config;
    private volatile Loops loops = Loops.NONE;
    private volatile boolean closing;

    ServerState(RendezvousConfig config, ConnectAuthorizer authorizer, IntroductionPolicy policy,
            PeerListener listener, RelaySwitch relay) {
        this.config = Objects.requireNonNull(config, "config");
        this.authorizer = Objects.requireNonNull(authorizer, "authorizer");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.relay = relay;
        this.secondPort = new SecondPort(config.probeInterface());
        this.limits = new RateLimits(config.limits());
        this.cluster = new ClusterLink(
                registry, new OwnNode(this, Objects.requireNonNull(policy, "policy")), this::ownFailure);
        this.introductionLog = new IntroductionLog(
                config.introductions().remembered(), this::wasHere,
                listener == PeerListener.NONE ? null : this::introductionEnded);
    }

    /** That a peer was here before is found out now: for the asker it must not make a difference, not even of time. */
    private boolean wasHere(PeerId id) {
        return registry.departed().contains(id, loops.first().now());
    }

    private void introductionEnded(IntroductionReport report) {
        try {
            listener.introductionEnded(report);
        } catch (RuntimeException e) {
            ownFailure("A peer listener failed", e);
        }
    }

    /** Something of the application's failed. */
    void ownFailure(String what, RuntimeException failure) {
        failures.failed(what, failure, loops.first().now());
    }

    /** The event loops listen. */
    void started(Loops started) {
        loops = started;
        started.attach();
        setRelay(config.relay());
        upkeep.begin();
    }

    /** Before the start there are none. */
    Loops loops() {
        return loops;
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

    PeerRegistry registry() {
        return registry;
    }

    /** The introductions of all event loops. */
    Introductions ongoing() {
        return ongoing;
    }

    ContestedPeers contestedPeers() {
        return contestedPeers;
    }

    IntroductionLog introductionLog() {
        return introductionLog;
    }

    RateLimits limits() {
        return limits;
    }

    CheckHelpers helpers() {
        return helpers;
    }

    SecondPort secondPort() {
        return secondPort;
    }

    RelaySwitch relaySwitch() {
        return relay;
    }

    /** The relay of last resort; empty while there is none. */
    Optional<Relay> relay() {
        return relay.relay();
    }

    void setRelay(Optional<RelaySettings> wanted) {
        if (relay.set(wanted)) {
            relay().ifPresent(upkeep::tidy);
        }
    }

    ClusterLink cluster() {
        return cluster;
    }

    Drain drain() {
        return drain;
    }

    Upkeep upkeep() {
        return upkeep;
    }

    Counters counters() {
        return counters;
    }

    long nextConnectionId() {
        return connectionIds.incrementAndGet();
    }

    int sessionCount() {
        return sessions.get();
    }

    void sessionCountChanged(int difference) {
        sessions.addAndGet(difference);
    }

    boolean isClosing() {
        return closing;
    }

    /** No session opens any more. */
    void closing() {
        closing = true;
    }

    /** Tells a peer that its connection is over, and closes its session. */
    void disconnect(ControlConnection connection, String code, String description) {
        EndpointDriver driver = connection.endpoint().driver();
        driver.execute(() -> connection.disconnect(code, description, driver.now()));
    }

    void disconnectAll() {
        registry.connections().forEach(connection ->
                disconnect(connection, "NetConnection.Connect.AppShutdown", "The service stops."));
    }
}
