package io.github.peerfire.openfire.it;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.ConnectArguments;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.flash.crypto.Hmac;
import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.element.EndpointElement;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.RunningOpenfire;
import io.github.peerfire.testbed.openfire.TestUser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.commands.AdHocCommandManager;
import org.jivesoftware.smackx.commands.RemoteCommand;
import org.jivesoftware.smackx.xdata.form.FillableForm;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.Jid;

/** One XMPP resource, and the RTMFP connections it makes: a client in its parts, so that a test may misuse each. */
final class Device implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    private final RunningOpenfire server;
    private final XMPPTCPConnection xmpp;
    private final RtmfpManager manager;
    private final List<NetConnection> connections = new ArrayList<>();
    private final BlockingQueue<Presence> presences = new LinkedBlockingQueue<>();
    private Jid service;

    private Device(RunningOpenfire server, XMPPTCPConnection xmpp) {
        this.server = server;
        this.xmpp = xmpp;
        manager = RtmfpManager.getInstanceFor(xmpp);
        xmpp.addStanzaListener(stanza -> presences.add((Presence) stanza), StanzaTypeFilter.PRESENCE);
    }

    static Device signIn(RunningOpenfire server, TestUser user, String resource) throws Exception {
        return signIn(server, user, resource, false);
    }

    /** One whose stream may be resumed (XEP-0198). */
    static Device signInResumable(RunningOpenfire server, TestUser user, String resource) throws Exception {
        return signIn(server, user, resource, true);
    }

    private static Device signIn(RunningOpenfire server, TestUser user, String resource, boolean resumable)
            throws Exception {
        XMPPTCPConnection xmpp = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                .setHostAddress(server.address().getAddress())
                .setPort(server.port())
                .setXmppDomain(server.domain())
                .setUsernameAndPassword(user.name(), user.password())
                .setResource(resource)
                .setSecurityMode(SecurityMode.disabled)
                .build());
        // Smack's own 5 s are not enough for a busy machine.
        xmpp.setReplyTimeout(SECONDS.toMillis(LIMIT_SECONDS));
        xmpp.setUseStreamManagement(resumable);
        xmpp.setUseStreamManagementResumption(resumable);
        Device device = new Device(server, xmpp);
        xmpp.connect().login();
        device.service = device.manager.findService().get(LIMIT_SECONDS, SECONDS);
        return device;
    }

    /** Signs in who is an administrator unless others are named. */
    static Device signInAdministrator(RunningOpenfire server) throws Exception {
        try {
            server.createUser("admin", "secret");
        } catch (IllegalArgumentException thereAlready) {
            assertThat(thereAlready).hasMessageContaining("admin");
        }
        return signIn(server, new TestUser("admin", "secret", server.domain()), "console");
    }

    String address() {
        return xmpp.getUser().toString();
    }

    RtmfpManager manager() {
        return manager;
    }

    Jid service() {
        return service;
    }

    XMPPTCPConnection xmpp() {
        return xmpp;
    }

    Ticket requestTicket() throws Exception {
        return manager.requestTicket(service).get(LIMIT_SECONDS, SECONDS);
    }

    /** Connects with a new ticket and its proof, which binds the peer ID as well. */
    NetConnection goOnline() throws Exception {
        Ticket ticket = requestTicket();
        return connect(ticket, withProof(ticket)).get(LIMIT_SECONDS, SECONDS);
    }

    CompletableFuture<NetConnection> connect(Ticket ticket, ConnectArguments arguments) {
        return connect(ticket, arguments, Duration.ofSeconds(LIMIT_SECONDS));
    }

    CompletableFuture<NetConnection> connect(Ticket ticket, ConnectArguments arguments, Duration limit) {
        NetConnectionConfig config = NetConnectionConfig.builder()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .connectTimeout(limit)
                .arguments(arguments)
                .build();
        return NetConnection.connect(RtmfpUri.parse(ticket.uris().get(0)), config).thenApply(this::keep);
    }

    /** Connects as a client that has no XMPP account but a developer key. */
    CompletableFuture<NetConnection> connect(String developerKey) throws Exception {
        String uri = requestTicket().uris().get(0).replaceFirst("/xmpp$", "/" + developerKey);
        NetConnectionConfig config = NetConnectionConfig.builder()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .connectTimeout(Duration.ofSeconds(LIMIT_SECONDS))
                .build();
        return NetConnection.connect(RtmfpUri.parse(uri), config).thenApply(this::keep);
    }

    /** Fills in the form of a command of the service, and returns what comes of it. */
    DataForm command(String node, Map<String, String> values) throws Exception {
        RemoteCommand command = AdHocCommandManager.getAddHocCommandsManager(xmpp).getRemoteCommand(service, node);
        command.execute();
        FillableForm form = new FillableForm(command.getForm());
        values.forEach(form::setAnswer);
        command.complete(form);
        return command.getForm();
    }

    private synchronized NetConnection keep(NetConnection connection) {
        connections.add(connection);
        return connection;
    }

    /** Carrier 1 of ProtoXEP 3.2. */
    static ConnectArguments withProof(Ticket ticket) {
        return withProof(ticket.id(), ticket.secret());
    }

    static ConnectArguments withProof(String id, String secret) {
        return (nearNonce, farNonce) -> List.of("xmpp-ticket", id, HexFormat.of()
                .formatHex(Hmac.sha256(farNonce, secret.getBytes(StandardCharsets.US_ASCII))));
    }

    /** Carrier 2. */
    static ConnectArguments withoutProof(Ticket ticket) {
        return ConnectArguments.of("xmpp-ticket", ticket.id());
    }

    void send(Presence presence) throws Exception {
        xmpp.sendStanza(presence);
    }

    /** The next available presence of another device that tells an endpoint; fails the test after a minute. */
    PresenceEndpoint awaitEndpointOf(Device other) throws InterruptedException {
        return endpoint(awaitPresence(other, presence -> endpoint(presence).isPresent())).orElseThrow();
    }

    /** The next available presence of another device that tells none. */
    Presence awaitNoEndpointOf(Device other) throws InterruptedException {
        return awaitPresence(other, presence -> !presence.hasExtension(EndpointElement.QNAME));
    }

    /** The next available presence of another device that fits. */
    Presence awaitPresence(Device other, Predicate<Presence> fits) throws InterruptedException {
        return awaitPresenceFrom(other.address(), presence -> presence.isAvailable() && fits.test(presence));
    }

    /** The next presence of any kind from an address that fits. */
    Presence awaitPresenceFrom(String address, Predicate<Presence> fits) throws InterruptedException {
        long deadline = System.nanoTime() + SECONDS.toNanos(LIMIT_SECONDS);
        while (true) {
            Presence next = presences.poll(deadline - System.nanoTime(), NANOSECONDS);
            if (next == null) {
                throw new AssertionError(address() + " was sent no such presence from " + address);
            }
            if (next.getFrom() != null && address.contentEquals(next.getFrom()) && fits.test(next)) {
                return next;
            }
        }
    }

    /** Waits until another device is said to be gone; fails the test after a minute. */
    void awaitGone(Device other) throws InterruptedException {
        long deadline = System.nanoTime() + SECONDS.toNanos(LIMIT_SECONDS);
        Presence next;
        do {
            next = presences.poll(deadline - System.nanoTime(), NANOSECONDS);
            if (next == null) {
                throw new AssertionError(address() + " was not told that " + other.address() + " is gone");
            }
        } while (next.isAvailable() || !other.address().contentEquals(next.getFrom()));
    }

    /** Whether the presence that the server stores comes to fit, which may be a moment after others are told of it. */
    boolean awaitStored(Predicate<String> fits) {
        return Patience.upTo(Duration.ofSeconds(LIMIT_SECONDS))
                .until(() -> server.lastPresence(address()).filter(fits).isPresent());
    }

    static Optional<PresenceEndpoint> endpoint(Presence presence) {
        return Optional.ofNullable(presence.getExtension(EndpointElement.class)).map(EndpointElement::endpoint);
    }

    @Override
    public synchronized void close() {
        connections.forEach(NetConnection::close);
        // Not disconnect(), which waits for an answer that Openfire 4.2.0 does not give.
        xmpp.instantShutdown();
    }
}
