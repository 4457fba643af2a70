package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.cluster.ClusterMembership;
import io.github.peerfire.rendezvous.relay.Relay;
import io.github.peerfire.rendezvous.trace.IntroductionLog;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Rate;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens on one event loop: hands each event to the connection that it is about. Confined to that loop. */
final class RendezvousEndpoint implements EndpointListener {

    private static final Logger LOG = LoggerFactory.getLogger(RendezvousEndpoint.class);

    private final ServerState state;
    private final int loop;
    /** What all sessions begin with. */
    private final PresenceSettings initial;
    private final ServerSite site;
    private final Introducer introducer;
    private final PeerMessages messages;
    private final ConnectivityChecks checks;
    /** What happens between the binding of sockets and the arrival of the driver. */
    private final Queue<EndpointEvent> early = new ArrayDeque<>();
    private volatile Rate lookupRate;
    private volatile Rate helloRate;
    private EndpointDriver driver;
    private OwnAddresses own = OwnAddresses.NONE;

    /** @param loop which of the server's event loops this is, from 0 */
    RendezvousEndpoint(ServerState state, int loop, IntroductionPolicy policy, RandomSource random) {
        this.state = state;
        this.loop = loop;
        setRates();
        initial = state.config().presence();
        site = new ServerSite(state.config().publicAddresses());
        checks = new ConnectivityChecks(this, loop, state.helpers(), policy, random);
        messages = new PeerMessages(state.registry(), policy);
        introducer = new Introducer(this, state.registry(), state.ongoing(), policy, state.introductionLog());
    }

    /** Takes the driver that this listens to; called on its thread. */
    void attach(EndpointDriver started) {
        driver = started;
        addressesChanged();
        while (!early.isEmpty()) {
            onEvent(early.remove(), started.now());
        }
    }

    private void setRates() {
        lookupRate = Rate.perSecond(state.config().limits().lookupsPerSecond());
        helloRate = Rate.perSecond(state.config().limits().helloesPerSecond());
    }

    /** Looks where this loop is bound. */
    void addressesChanged() {
        boolean everywhere = config().bind().stream().anyMatch(bound -> bound.getAddress().isAnyLocalAddress());
        own = new OwnAddresses(driver.localAddresses(), secondInterface() != SecondPort.NONE, everywhere, site);
    }

    /** The configuration is another one now. */
    void reconfigured(RendezvousConfig before) {
        setRates();
        site.change(config().publicAddresses());
        addressesChanged();
        boolean keepalive = !config().advisesAs(before);
        if (keepalive || !config().presence().equals(before.presence())) {
            Gradually.forEach(state.registry().connections(), this,
                    connection -> connection.reconfigured(keepalive, driver.now()));
        }
    }

    @Override
    public void onEvent(EndpointEvent event, long now) {
        if (driver == null) {
            early.add(event);
        } else if (event instanceof EndpointEvent.LookupRequested lookup) {
            introducer.lookup(lookup, now);
        } else if (event instanceof EndpointEvent.HelloAnswered answered) {
            checkAnswered(answered);
            introducer.helloAnswered(answered.tag(), answered.source(), answered.interfaceId(), now);
        } else if (event instanceof EndpointEvent.SessionOpened opened) {
            sessionOpened(opened.session(), now);
        } else if (event instanceof EndpointEvent.InterfacesChanged) {
            addressesChanged();
        } else if (event instanceof EndpointEvent.OfSession of
                && of.session().attachment() instanceof ControlConnection connection) {
            onEvent(connection, event, now);
        }
    }

    /** Of a session that was not refused. */
    private void onEvent(ControlConnection connection, EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.MessageArrived arrived) {
            connection.messageArrived(arrived.flow(), arrived.message(), now);
        } else if (event instanceof EndpointEvent.FlowOpened opened) {
            connection.flowOpened(opened.flow(), now);
        } else if (event instanceof EndpointEvent.FlowFinished finished) {
            connection.flowFinished(finished.flow(), now);
        } else if (event instanceof EndpointEvent.FlowRejected rejected) {
            connection.flowEnded(rejected.flow(), now);
        } else if (event instanceof EndpointEvent.FlowCompleted completed) {
            connection.flowEnded(completed.flow(), now);
        } else if (event instanceof EndpointEvent.AddressChanged) {
            connection.addressChanged();
        } else if (event instanceof EndpointEvent.SessionClosed closed) {
            sessionClosed(connection, closed);
        }
    }

    /** Anybody may send such, to any port and with any tag: what is no answer to a check costs other loops nothing. */
    private void checkAnswered(EndpointEvent.HelloAnswered answer) {
        if (answer.interfaceId() != secondInterface()) {
            return;
        }
        int asking = ConnectivityChecks.loopOf(answer.tag());
        if (asking == loop || asking >= state.loops().size()) {
            checks.answered(answer.tag(), answer.source());
        } else {
            state.loops().onLoopIf(asking, other -> other.checks.awaitAnswers(),
                    other -> other.checks.answered(answer.tag(), answer.source()));
        }
    }

    private void sessionOpened(Session session, long now) {
        SourceNetwork source = SourceNetwork.of(session.farAddress().getAddress());
        if (state.isClosing() || !state.limits().sessionOpened(source, now)) {
            count(Counter.SESSIONS_REFUSED);
            LOG.debug("Refused a session from {}", session.farAddress());
            // one packet, for there may be a flood of them
            session.abort(now);
            return;
        }
        count(Counter.SESSIONS_OPENED);
        state.sessionCountChanged(1);
        ControlConnection connection = new ControlConnection(state.nextConnectionId(), session, source, this);
        session.attach(connection);
        if (!config().presence().equals(initial)) {
            connection.followPresence(now);
        }
    }

    private void sessionClosed(ControlConnection connection, EndpointEvent.SessionClosed closed) {
        closed.session().attach(null);
        connection.closed(closed.reason());
        state.limits().sessionClosed(connection.source());
        state.sessionCountChanged(-1);
    }

    RendezvousConfig config() {
        return state.config();
    }

    /** The interface of the second port; {@link SecondPort#NONE} without. */
    int secondInterface() {
        return state.secondPort().interfaceId();
    }

    EndpointDriver driver() {
        return driver;
    }

    /** Of one asker. */
    Rate lookupRate() {
        return lookupRate;
    }

    /** To one who is asked for. */
    Rate helloRate() {
        return helloRate;
    }

    ContestedPeers contestedPeers() {
        return state.contestedPeers();
    }

    ConnectivityChecks checks() {
        return checks;
    }

    PeerMessages messages() {
        return messages;
    }

    CheckHelpers helpers() {
        return state.helpers();
    }

    /** Whether there is a relay of last resort. */
    boolean relays() {
        return relay().isPresent();
    }

    Optional<Relay> relay() {
        return state.relay();
    }

    /** Null if the server is in no cluster. */
    ClusterMembership cluster() {
        return state.cluster().membership().orElse(null);
    }

    ServerSite site() {
        return site;
    }

    /** Where a client finds our second port; empty if there is none, or it is not known where it is seen. */
    Optional<InetSocketAddress> probeAddress(InetAddress client) {
        return own.probe(client);
    }

    IntroductionLog introductionLog() {
        return state.introductionLog();
    }

    OwnAddresses ownAddresses() {
        return own;
    }

    void count(Counter what) {
        state.counters().count(what);
    }

    ConnectDecision authorize(ConnectRequest request) {
        try {
            ConnectDecision decision = state.authorizer().authorize(request);
            count(decision instanceof ConnectDecision.Accepted ? Counter.CONNECTS_ACCEPTED : Counter.CONNECTS_REJECTED);
            return decision;
        } catch (RuntimeException e) {
            ownFailure("The authorizer failed; the endpoint is refused", e);
            count(Counter.CONNECTS_REJECTED);
            return new ConnectDecision.Rejected(ConnectDecision.Rejected.FAILED, "internal error");
        }
    }

    void connectRejected(SourceNetwork source, long now) {
        state.limits().connectRejected(source, now);
    }

    void admitted(ControlConnection connection) {
        ControlConnection stale = state.registry().add(connection);
        if (stale != null) {
            // RFC 7016 §3.5.1.1.2; of one loop's sessions it was the endpoint that saw to this
            stale.endpoint().driver().execute(() -> stale.session().overridden(stale.endpoint().driver().now()));
        }
        clusterChanged(connection);
        tell(() -> state.listener().connected(connection.peer()));
    }

    void moved(ControlConnection connection, InetSocketAddress previous) {
        state.registry().moved(connection, previous);
        state.helpers().moved(connection.peer());
        relay().ifPresent(relay -> relay.moved(
                connection.peer().connectionId(), connection.peer().observed().getAddress()));
        tell(() -> state.listener().addressChanged(connection.peer()));
    }

    void withdrawn(ControlConnection connection, CloseReason reason) {
        if (state.registry().remove(connection, driver.now())) {
            clusterChanged(connection);
        }
        state.helpers().left(connection.peer().connectionId());
        relay().ifPresent(relay -> relay.left(connection.peer().connectionId()));
        introductionLog().left(connection.party(), driver.now());
        tell(() -> state.listener().disconnected(connection.peer(), reason));
    }

    private void clusterChanged(ControlConnection connection) {
        if (connection.peer().staticKeys()) {
            state.cluster().changed(connection.peer().id());
        }
    }

    private void tell(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            ownFailure("A peer listener failed", e);
        }
    }

    /** Something of the application's failed. */
    void ownFailure(String what, RuntimeException failure) {
        state.ownFailure(what, failure);
    }
}
