package io.github.peerfire.openfire;

import io.github.peerfire.openfire.binding.Admissions;
import io.github.peerfire.openfire.binding.BindingListener;
import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.binding.BindingRules;
import io.github.peerfire.openfire.cluster.ClusterEvents;
import io.github.peerfire.openfire.cluster.DistantAskers;
import io.github.peerfire.openfire.cluster.NodeNews;
import io.github.peerfire.openfire.cluster.OpenfireCluster;
import io.github.peerfire.openfire.cluster.OpenfireLink;
import io.github.peerfire.openfire.command.Texts;
import io.github.peerfire.openfire.component.CommandRequests;
import io.github.peerfire.openfire.component.ServiceComponent;
import io.github.peerfire.openfire.component.ServiceRequests;
import io.github.peerfire.openfire.introduction.BoundPeers;
import io.github.peerfire.openfire.introduction.OpenfireContacts;
import io.github.peerfire.openfire.introduction.RosterIntroductionPolicy;
import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.Operations;
import io.github.peerfire.openfire.operation.call.Names;
import io.github.peerfire.openfire.operation.event.EventLog;
import io.github.peerfire.openfire.operation.setting.ForeignChanges;
import io.github.peerfire.openfire.presence.EndpointPresence;
import io.github.peerfire.openfire.presence.PresenceInterceptor;
import io.github.peerfire.openfire.presence.PresenceStamp;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.Database;
import io.github.peerfire.openfire.storage.DatabaseKeyStore;
import io.github.peerfire.openfire.ticket.TicketAuthorizer;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jivesoftware.database.DbConnectionManager;
import org.jivesoftware.openfire.admin.AdminManager;
import org.jivesoftware.openfire.cluster.ClusterManager;
import org.jivesoftware.openfire.event.SessionEventDispatcher;
import org.jivesoftware.openfire.event.UserEventDispatcher;
import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.jivesoftware.openfire.lockout.LockOutEventDispatcher;
import org.jivesoftware.openfire.privacy.PrivacyListManager;
import org.jivesoftware.util.LocaleUtils;
import org.jivesoftware.util.PropertyEventDispatcher;
import org.xmpp.component.ComponentManager;
import org.xmpp.component.ComponentManagerFactory;
import org.xmpp.packet.JID;

/** The parts of the plugin and how they hang together. */
final class RtmfpService implements BindingListener, BindingRules, NodeNews {

    private static final String PLUGIN = "rtmfp";
    private static final String SUBDOMAIN = "rtmfp";
    private static final Duration TIDYING = Duration.ofSeconds(1);
    /** Several settings are often changed together. */
    private static final Duration ADAPTING = Duration.ofMillis(200);
    private static final Duration RETRYING = Duration.ofSeconds(30);
    private static final String FEATURE = "urn:xmpp:rtmfp:0";

    private final OpenfireServer server;
    private final Wiring wiring = new Wiring();
    private final Workers workers = new Workers();
    private final SystemProperties store = new SystemProperties();
    private final RtmfpProperties properties = new RtmfpProperties(store);
    private final AtomicBoolean adaptQueued = new AtomicBoolean();
    private final TicketIssuer tickets;
    private final BindingRegistry bindings;
    private final Admissions admissions;
    private final OpenfireCluster cluster;
    private final DatabaseKeyStore keyStore;
    private final RendezvousHost rendezvous;
    private final EventLog events;
    private final OperationService operations;
    private final KeyHolders keyHolders;
    private final Revocation revocation;
    private final EndpointPresence presence;
    private final ServiceComponent component;
    private final LegacyLookup lookup;
    private final MetricsRegistration metrics;
    private final ServerStatistics statistics;
    private final ForeignChanges foreignChanges;

    RtmfpService(OpenfireServer server, MetricsRegistration metrics, Clock clock) {
        this.server = server;
        this.metrics = metrics;
        SecureRandom random = new SecureRandom();
        tickets = new TicketIssuer(random, clock);
        bindings = new BindingRegistry(this, this, clock);
        admissions = new Admissions(clock);
        OpenfireSessions sessions = new OpenfireSessions(server.sessions(), server.presenceRouter());
        revocation = new Revocation(tickets, bindings, sessions::isConnected,
                new Accounts(server.sessions())::isClosed, server.domain(), clock);
        OpenfireContacts contacts =
                new OpenfireContacts(server.rosters(), server.sessions(), PrivacyListManager.getInstance());
        JID address = new JID(SUBDOMAIN + "." + server.domain());
        Database database = new Database(DbConnectionManager::getConnection);
        AuditTrail trail = new AuditTrail(database, clock);
        Acts acts = new Acts(trail);
        foreignChanges = new ForeignChanges(trail, acts, ClusterManager::isSeniorClusterMember, clock);
        cluster = new OpenfireCluster(new OpenfireLink(), workers.directory(), workers.network(),
                new DistantAskers(bindings), this, clock);
        keyStore = new DatabaseKeyStore(database, cluster::announceKeysChanged);
        KeyService keys = KeyService.on(keyStore,
                new RosterIntroductionPolicy(bindings, admissions, contacts, workers.introductions()), properties,
                acts, random, clock);
        Names names = new Names(bindings, keyStore);
        events = new EventLog(() -> properties.monitoring().logEvents(),
                () -> properties.privacy().showAddresses(), () -> properties.privacy().showCallers(), clock);
        rendezvous = new RendezvousHost(properties, address, server.hostName(),
                new ConnectAdmission(
                        new TicketAuthorizer(tickets, bindings, () -> properties.admission().pathTickets()),
                        keys.holders()),
                new BoundPeers(bindings, keys.holders()), new PeerEvents(bindings, keys.holders(), names, events),
                this::started, clock);
        operations = OperationService.of(new OperationService.Parts(address.toString(), server.version(), rendezvous,
                bindings, tickets, keyStore, keys, names, store, properties, database, acts, clock));
        keyHolders = keys.holders();
        presence = new EndpointPresence(sessions,
                new PresenceStamp(server.domain(), bindings::find, rendezvous::advertisement),
                task -> workers.execute(task::run), clock);
        lookup = new LegacyLookup(properties, bindings, sessions, server,
                peer -> rendezvous.server().flatMap(running -> running.find(peer)), clock);
        Texts texts = key -> LocaleUtils.getLocalizedString(key, PLUGIN);
        statistics = new ServerStatistics(operations().service(), texts);
        CommandRequests commands = new CommandRequests(operations.commands(texts, clock),
                user -> AdminManager.getInstance().isUserAdmin(user, true));
        component = new ServiceComponent(new ServiceRequests(server.domain(), rendezvous::advertisement, properties,
                tickets, bindings, admissions, commands, clock), server.packetRouter()::route,
                task -> workers.execute(task::run));
    }

    /** What administrators see and do. */
    Operations operations() {
        return operations.operations();
    }

    private void started(RendezvousServer started) {
        keyHolders.attach(started);
        operations.totals().follow(started);
        started.join(cluster);
    }

    /** Begins to serve; what was begun is undone if something fails. */
    void start() {
        try {
            wirePresence();
            wiring.step("worker threads", () -> workers.every(TIDYING, this::tidy), workers::close);
            wireCluster();
            wiring.step("RTMFP rendezvous",
                    () -> workers.call(rendezvous::start), () -> workers.call(rendezvous::close));
            workers.every(RETRYING, rendezvous::retry);
            workers.monitor(RETRYING, keyStore::retry);
            wireEvents();
            wireDiscovery();
            wireLookup();
            wireOperations();
            workers.execute(presence::sendStale);
        } catch (Exception e) {
            stop();
            throw new IllegalStateException("The RTMFP plugin could not be started", e);
        }
    }

    /** Undoes all that {@link #start} did. */
    void stop() {
        wiring.undoAll();
        tickets.clear();
    }

    /** Takes what another node of the cluster sent. */
    void receiveFromNode(byte[] sender, byte[] message) {
        cluster.receive(sender, message);
    }

    private void wireCluster() throws Exception {
        ClusterEvents events = new ClusterEvents(cluster);
        wiring.step("cluster listener",
                () -> ClusterManager.addListener(events), () -> ClusterManager.removeListener(events));
    }

    private void wirePresence() throws Exception {
        PresenceInterceptor interceptor = presence.newInterceptor();
        wiring.step("endpoints in presence", () -> { }, presence::withdrawAll);
        wiring.step("presence interceptor",
                () -> InterceptorManager.getInstance().addInterceptor(interceptor),
                () -> InterceptorManager.getInstance().removeInterceptor(interceptor));
    }

    private void wireEvents() throws Exception {
        SessionEvents sessionEvents = new SessionEvents(revocation::sessionEnded);
        wiring.step("session listener",
                () -> SessionEventDispatcher.addListener(sessionEvents),
                () -> SessionEventDispatcher.removeListener(sessionEvents));
        AccountEvents accountEvents = new AccountEvents(this::accountClosedHere,
                (wait, task) -> workers.later(wait, task::run));
        wiring.step("user listener",
                () -> UserEventDispatcher.addListener(accountEvents),
                () -> UserEventDispatcher.removeListener(accountEvents));
        wiring.step("lock-out listener",
                () -> LockOutEventDispatcher.addListener(accountEvents),
                () -> LockOutEventDispatcher.removeListener(accountEvents));
        wiring.step("audit of properties",
                () -> workers.monitor(ForeignChanges.PAUSE, () -> foreignChanges.write(false)),
                () -> foreignChanges.write(true));
        PropertyEvents propertyEvents = new PropertyEvents((property, value) -> {
            foreignChanges.changed(property, value);
            settingsChanged();
        });
        wiring.step("property listener",
                () -> PropertyEventDispatcher.addListener(propertyEvents),
                () -> PropertyEventDispatcher.removeListener(propertyEvents));
    }

    private void wireDiscovery() throws Exception {
        wiring.step("feature of the domain",
                () -> server.discovery().addServerFeature(FEATURE),
                () -> server.discovery().removeServerFeature(FEATURE));
        ComponentManager components = ComponentManagerFactory.getComponentManager();
        wiring.step("component",
                () -> components.addComponent(SUBDOMAIN, component),
                () -> components.removeComponent(SUBDOMAIN));
    }

    private void wireLookup() throws Exception {
        wiring.step("lookup service", () -> workers.call(lookup::adapt), () -> workers.call(lookup::close));
        workers.every(LegacyLookup.TIDYING, lookup::tidy);
    }

    private void wireOperations() throws Exception {
        wiring.step("daily statistics", () -> operations.monitoring().start(workers), operations.monitoring()::write);
        wiring.step("statistics of the server", statistics::add, statistics::remove);
        wiring.step("figures for Prometheus", () -> metrics.adapt(properties.monitoring()), metrics::close);
    }

    @Override
    public boolean requireProof() {
        return properties.admission().requireProof();
    }

    @Override
    public Duration linger() {
        return properties.admission().linger();
    }

    @Override
    public void bindingChanged(JID holder, boolean bound) {
        presence.changed(holder, bound);
        if (bound) {
            workers.execute(() -> revocation.sessionMayHaveEnded(holder));
            bindings.find(holder).ifPresent(events::bound);
        } else {
            admissions.forget(holder);
        }
    }

    @Override
    public void sessionToClose(long connectionId, String why) {
        workers.execute(() -> rendezvous.disconnect(connectionId, why));
    }

    private void settingsChanged() {
        if (adaptQueued.compareAndSet(false, true)) {
            workers.later(ADAPTING, this::adapt);
        }
    }

    private void adapt() throws InterruptedException {
        adaptQueued.set(false);
        lookup.adapt();
        metrics.adapt(properties.monitoring());
        if (rendezvous.adapt()) {
            presence.sendStale();
        }
    }

    @Override
    public void keysChanged() {
        keyStore.refresh();
    }

    private void accountClosedHere(String username) {
        accountClosed(username);
        cluster.announceAccountClosed(username);
    }

    @Override
    public void accountsUncertain() {
        revocation.accountsMayHaveClosed();
    }

    @Override
    public void accountClosed(String username, Instant when) {
        revocation.accountClosed(username, when);
    }

    @Override
    public void accountClosed(String username) {
        revocation.accountClosed(username);
    }

    private void tidy() {
        tickets.dropExpired();
        bindings.closeDue();
        cluster.tidy();
        presence.sendDue();
    }
}
