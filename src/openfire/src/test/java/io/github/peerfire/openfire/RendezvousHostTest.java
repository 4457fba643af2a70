package io.github.peerfire.openfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.settings.Setting;
import io.github.peerfire.openfire.settings.SettingCatalogue;
import io.github.peerfire.openfire.settings.SettingGroup;
import io.github.peerfire.openfire.settings.SettingKind;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xmpp.packet.JID;

/** The rendezvous as it follows its settings, over sockets of this machine. */
@Timeout(180)
class RendezvousHostTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Set<SettingGroup> GROUPS = Set.of(SettingGroup.LISTENING, SettingGroup.LIMITS,
            SettingGroup.TIMERS, SettingGroup.INTRODUCTIONS, SettingGroup.RELAY);

    private final Map<String, String> values = new HashMap<>();
    private final RtmfpProperties properties = new RtmfpProperties(values::get);
    private final RendezvousHost host = host();

    private RendezvousHost host() {
        return new RendezvousHost(properties, new JID("rtmfp.example.net"), "example.net",
                request -> new ConnectDecision.Accepted("anybody", Map.of()),
                (askers, target) -> CompletableFuture.completedFuture(true), PeerListener.NONE, server -> { },
                Clock.systemUTC());
    }

    @BeforeEach
    void start() throws Exception {
        set("bindAddress", HERE.getHostAddress());
        set("port", Integer.toString(freePort()));
        host.start();
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    private void set(String name, String value) {
        values.put("plugin.rtmfp." + name, value);
    }

    private static int freePort() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
            return socket.getLocalPort();
        }
    }

    private NetConnection connect() throws Exception {
        return connect(HERE.getHostAddress());
    }

    private NetConnection connect(String literal) throws Exception {
        int port = host.server().orElseThrow().boundAddresses().get(0).getPort();
        return NetConnection.connect(RtmfpUri.of(URI.create("rtmfp://" + literal + ":" + port + "/any")),
                NetConnectionConfig.builder().bind(new InetSocketAddress(literal.replaceAll("[\\[\\]]", ""), 0))
                        .build())
                .get(60, TimeUnit.SECONDS);
    }

    @Test
    void unlessItIsToldOtherwiseItListensOnAllAddressesOfBothFamilies() throws Exception {
        values.remove("plugin.rtmfp.bindAddress");
        host.adapt();
        assertThat(connect("127.0.0.1").isConnected()).isTrue();
        assumeTrue(RendezvousConfig.anyAddress() instanceof Inet6Address, "this machine has no IPv6");
        assertThat(connect("[::1]").isConnected()).isTrue();
        assertThat(host.server().orElseThrow().peers()).extracting(peer -> peer.observed().getAddress())
                .containsExactlyInAnyOrder(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1"));
    }

    @Test
    void everySettingIsTakenOverWithTheSameServerButThoseThatSayThatTheyEndSessions() throws Exception {
        NetConnection client = connect();
        RendezvousServer server = host.server().orElseThrow();
        List<Setting> live = SettingCatalogue.all().stream()
                .filter(setting -> GROUPS.contains(setting.group()) && !setting.endsSessions()).toList();
        assertThat(live).hasSizeGreaterThan(20);
        for (Setting setting : live) {
            RendezvousConfig before = properties.rendezvous();
            set(setting.name(), another(setting));
            if (!setting.name().startsWith("advertised")) {
                assertThat(properties.rendezvous()).as(setting.name()).isNotEqualTo(before);
            }
            host.adapt();
            assertThat(host.server()).as(setting.name()).containsSame(server);
            assertThat(host.config()).as(setting.name()).contains(properties.rendezvous());
        }
        assertThat(client.isConnected()).isTrue();
        assertThat(server.peers()).hasSize(1);

        set("loops", "3");
        host.adapt();
        assertThat(host.server()).isPresent().get().isNotSameAs(server);
    }

    private String another(Setting setting) throws Exception {
        if (setting.name().equals("probePort")) {
            return Integer.toString(freePort());
        }
        if (setting.kind() == SettingKind.NUMBER) {
            boolean last = setting.name().endsWith("LastPort");
            return Long.toString(Long.parseLong(setting.fallback()) + (last ? -1 : 1));
        }
        return switch (setting.kind()) {
            case FLAG -> Boolean.toString(!Boolean.parseBoolean(values.get(setting.property())));
            case LIST -> "192.0.2.1";
            default -> "another.example.net";
        };
    }

    @Test
    void aSecondPortThatIsTakenKeepsNothingElseFromWorkingAndIsTriedAgain() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
            set("probePort", Integer.toString(taken.getLocalPort()));
            set("lookupsPerSecond", "7");
            host.adapt();
            assertThat(host.shortcoming()).contains(
                    Message.of("warning.second-port", Integer.toString(taken.getLocalPort())));
            assertThat(host.config().orElseThrow().limits().lookupsPerSecond()).isEqualTo(7);
            host.retry();
            assertThat(host.shortcoming()).isPresent();
            connect().closeAsync().join();
        }
        host.retry();
        assertThat(host.shortcoming()).isEmpty();
        assertThat(host.config()).contains(properties.rendezvous());
    }

    @Test
    void aPortThatIsTakenIsTriedAgainUntilItIsFree() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
            set("port", Integer.toString(taken.getLocalPort()));
            host.adapt();
            assertThat(host.server()).isEmpty();
            assertThat(host.problem()).contains(Message.of("warning.not-listening.port",
                    Integer.toString(taken.getLocalPort()), HERE.getHostAddress()));
            host.retry();
            assertThat(host.server()).isEmpty();
        }
        host.retry();
        assertThat(host.server()).isPresent();
        assertThat(host.problem()).isEmpty();
    }

    @Test
    void whoDoesNotWaitForTheStartToEndLeavesThePortToTheNextTry() throws Exception {
        host.server().orElseThrow().closeAsync().get(60, TimeUnit.SECONDS);
        RendezvousHost impatient = host();
        Thread.currentThread().interrupt();
        assertThatThrownBy(impatient::start).isInstanceOf(InterruptedException.class);
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (impatient.server().isEmpty() && System.nanoTime() < patience) {
            impatient.retry();
        }
        assertThat(impatient.server()).isPresent();
        impatient.close();
    }
}
