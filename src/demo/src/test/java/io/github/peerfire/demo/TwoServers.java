package io.github.peerfire.demo;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.testbed.openfire.OpenfireProcess;
import io.github.peerfire.testbed.openfire.OpenfireSettings;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.RunningOpenfire;
import io.github.peerfire.testbed.openfire.TestUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.BareJid;

/** Two domains, each with a server in a process of its own, which find each other, and a third, as names have it. */
final class TwoServers implements AutoCloseable {

    private static final Path PLUGIN = Path.of(System.getProperty("peerfire.plugin", "../openfire/target/rtmfp.jar"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Integer> ports = new TreeMap<>();
    private final List<OpenfireProcess> servers = new ArrayList<>();

    /** Starts servers of two domains; a third one's port is told to them. */
    TwoServers(String one, String other, RogueDomain third, String thirdDomain) throws IOException {
        try (ServerSocket first = free(); ServerSocket second = free()) {
            ports.put(one, first.getLocalPort());
            ports.put("rtmfp." + one, first.getLocalPort());
            ports.put(other, second.getLocalPort());
            ports.put("rtmfp." + other, second.getLocalPort());
            ports.put(thirdDomain, third.port());
        }
        try {
            for (String domain : List.of(one, other)) {
                servers.add(OpenfireProcess.begin(settings(domain)));
            }
            servers.forEach(OpenfireProcess::await);
            servers.forEach(server -> server.dropPlugin(PLUGIN));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private OpenfireSettings settings(String domain) {
        String names = ports.entrySet().stream()
                .map(name -> "{" + name.getKey() + ",127.0.0.1:" + name.getValue() + "}")
                .collect(Collectors.joining(","));
        return OpenfireSettings.standard().withDomain(domain).withHome(Path.of("target", "openfire", domain))
                .withProperty("xmpp.server.socket.active", "true")
                .withProperty("xmpp.server.socket.port", Integer.toString(ports.get(domain)))
                .withProperty("xmpp.server.tls.policy", "disabled")
                .withProperty("xmpp.server.tls.enabled", "false")
                .withProperty("dnsutil.dnsOverride", names);
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** Where other servers connect to a domain's. */
    InetSocketAddress serverPort(String domain) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(domain));
    }

    private RunningOpenfire of(String domain) {
        return servers.stream().filter(server -> server.domain().equals(domain)).findFirst().orElseThrow();
    }

    TestUser create(String name, String domain) {
        TestUser user = new TestUser(name, "secret-of-" + name, domain);
        of(domain).createUser(name, user.password());
        return user;
    }

    ClientConfig config(TestUser user) {
        return ClientConfig.of(Phones.address(user), user.password())
                .withServer("127.0.0.1", of(user.domain()).port()).withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK);
    }

    /** A connection by itself. */
    XMPPTCPConnection connect(TestUser user) throws Exception {
        XMPPTCPConnection connection = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(user.domain()).setUsernameAndPassword(user.name(), user.password())
                .setHostAddress(InetAddress.getLoopbackAddress()).setPort(of(user.domain()).port())
                .setSecurityMode(SecurityMode.disabled).build());
        connection.setReplyTimeout(RawClient.PATIENCE_MILLIS);
        connection.connect();
        connection.login();
        return connection;
    }

    /** Has two users of different domains subscribe to each other's presence, as users do. */
    void befriend(TestUser user, TestUser other) throws Exception {
        XMPPTCPConnection mine = connect(user);
        XMPPTCPConnection theirs = connect(other);
        try {
            Roster roster = subscribing(mine);
            Roster theirRoster = subscribing(theirs);
            roster.createItemAndRequestSubscription(Phones.address(other), other.name(), null);
            theirRoster.createItemAndRequestSubscription(Phones.address(user), user.name(), null);
            if (!Patience.upTo(PATIENCE).until(() -> seesBoth(roster, Phones.address(other))
                    && seesBoth(theirRoster, Phones.address(user)))) {
                throw new AssertionError(user.address() + " and " + other.address() + " did not become friends");
            }
        } finally {
            mine.instantShutdown();
            theirs.instantShutdown();
        }
    }

    /** Has a user ask somebody for his presence, so that he is on the user's roster, whatever comes of it. */
    void askForPresence(TestUser user, TestUser other) throws Exception {
        XMPPTCPConnection mine = connect(user);
        try {
            Roster roster = Roster.getInstanceFor(mine);
            BareJid account = Phones.address(other);
            roster.createItemAndRequestSubscription(account, other.name(), null);
            if (!Patience.upTo(PATIENCE).until(() -> roster.getEntry(account) != null
                    && roster.getEntry(account).isSubscriptionPending())) {
                throw new AssertionError(other.address() + " is not on the roster of " + user.address());
            }
        } finally {
            mine.instantShutdown();
        }
    }

    private static Roster subscribing(XMPPTCPConnection connection) {
        Roster roster = Roster.getInstanceFor(connection);
        roster.setSubscriptionMode(Roster.SubscriptionMode.accept_all);
        return roster;
    }

    private static boolean seesBoth(Roster roster, BareJid account) {
        return roster.getEntry(account) != null && roster.getEntry(account).canSeeHisPresence()
                && roster.getEntry(account).canSeeMyPresence();
    }

    @Override
    public void close() {
        servers.parallelStream().forEach(OpenfireProcess::close);
    }
}
