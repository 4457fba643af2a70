package io.github.peerfire.openfire.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rendezvous.IntroductionSettings;
import io.github.peerfire.rendezvous.PresenceSettings;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousLimits;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtmfpPropertiesTest {

    private final Map<String, String> values = new HashMap<>();
    private final RtmfpProperties properties = new RtmfpProperties(values::get);

    @Test
    void thereAreDefaults() {
        assertThat(properties.listening().bindAddress()).isEmpty();
        assertThat(properties.listening().port()).isEqualTo(1935);
        assertThat(properties.listening().advertisedHost()).isEmpty();
        assertThat(properties.listening().advertisedPort()).isZero();
        assertThat(properties.admission().ticketLifetime()).isEqualTo(Duration.ofSeconds(60));
        assertThat(properties.admission().linger()).isEqualTo(Duration.ofSeconds(300));
        assertThat(properties.admission().requireProof()).isFalse();
        assertThat(properties.admission().pathTickets()).isTrue();
        assertThat(properties.admission().developerKeys()).isTrue();
        assertThat(properties.turn().servers()).isEmpty();
        assertThat(properties.turn().secret()).isEmpty();
        assertThat(properties.turn().lifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(properties.lookup().isOn()).isFalse();
        assertThat(properties.monitoring().metrics()).isFalse();
    }

    @Test
    void theRendezvousHasItsOwnDefaultsUnlessSomethingIsSet() {
        assertThat(properties.rendezvous()).isEqualTo(
                RendezvousConfig.builder().bind(1935).build());
    }

    @Test
    void everythingThatTheRendezvousCanBeToldCanBeSet() throws UnknownHostException {
        set(Map.ofEntries(Map.entry("bindAddress", "127.0.0.1"), Map.entry("port", "2000"),
                Map.entry("probePort", "2001"), Map.entry("publicAddresses", "192.0.2.1, 2001:db8::1"),
                Map.entry("sessions", "11"), Map.entry("sessionsPerSource", "12"),
                Map.entry("rejectionsPerMinute", "13"), Map.entry("connectTimeout", "14"),
                Map.entry("lookupsPerSecond", "15"), Map.entry("helloesPerSecond", "16"),
                Map.entry("serverKeepalive", "17"), Map.entry("peerKeepalive", "18"), Map.entry("askAfter", "19"),
                Map.entry("goneAfter", "20"), Map.entry("portPrediction", "true"),
                Map.entry("rememberedIntroductions", "21"), Map.entry("relay", "TRUE"),
                Map.entry("relayFirstPort", "2022"), Map.entry("relayLastPort", "2023"),
                Map.entry("relayAfter", "24"), Map.entry("relayPairs", "25"), Map.entry("relayPairsPerPeer", "26"),
                Map.entry("relayBytesPerSecondAndPair", "2700"), Map.entry("relayBytesPerPair", "9000000000"),
                Map.entry("relayBytesPerSecond", "2900"), Map.entry("relayIdle", "30")));
        assertThat(properties.rendezvous()).isEqualTo(RendezvousConfig.builder()
                .bind(new InetSocketAddress("127.0.0.1", 2000)).probe(new InetSocketAddress("127.0.0.1", 2001))
                .publicAddress(InetAddress.getByName("192.0.2.1")).publicAddress(InetAddress.getByName("2001:db8::1"))
                .limits(new RendezvousLimits(11, 12, 13, Duration.ofSeconds(14), 15, 16))
                .keepalive(Duration.ofSeconds(17), Duration.ofSeconds(18))
                .presence(new PresenceSettings(Duration.ofSeconds(19), Duration.ofSeconds(20)))
                .introductions(new IntroductionSettings(true, 21))
                .relay(new RelaySettings(2022, 2023, Duration.ofSeconds(24), 25, 26, 2700, 9_000_000_000L, 2900,
                        Duration.ofSeconds(30)))
                .build());
    }

    @Test
    void whatDoesNotGoTogetherDoesNotKeepTheRendezvousFromStarting() {
        set(Map.of("askAfter", "50", "goneAfter", "50", "relay", "true", "relayFirstPort", "2000",
                "relayLastPort", "2000", "portPrediction", "true", "probePort", "1935",
                "publicAddresses", "192.0.2.1,192.0.2.2"));
        RendezvousConfig config = properties.rendezvous();
        assertThat(config.presence()).isEqualTo(PresenceSettings.DEFAULT);
        assertThat(config.relay()).isEmpty();
        assertThat(config.probe()).isEmpty();
        assertThat(config.introductions().portPrediction()).isFalse();
        assertThat(config.publicAddresses()).hasSize(1);
    }

    @Test
    void aChangeTakesEffectAtOnce() {
        set(Map.of("ticketLifetime", "15"));
        assertThat(properties.admission().ticketLifetime()).isEqualTo(Duration.ofSeconds(15));
        set(Map.of("ticketLifetime", " 300 "));
        assertThat(properties.admission().ticketLifetime()).isEqualTo(Duration.ofSeconds(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "301", "-1", "many", "", "99999999999", "99999999999999999999"})
    void aValueThatIsNotAllowedIsNotUsed(String value) {
        set(Map.of("ticketLifetime", value));
        assertThat(properties.admission().ticketLifetime()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aFlagIsWrittenInAnyCase() {
        set(Map.of("requireProof", "TRUE", "pathTickets", "yes"));
        assertThat(properties.admission().requireProof()).isTrue();
        assertThat(properties.admission().pathTickets()).as("not a flag, so the default").isTrue();
    }

    @Test
    void figuresAreForThisMachineUnlessOthersAreNamed() throws UnknownHostException {
        assertThat(properties.monitoring().mayFetchMetrics(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(properties.monitoring().mayFetchMetrics(InetAddress.getByName("::1"))).isTrue();
        assertThat(properties.monitoring().mayFetchMetrics(InetAddress.getByName("192.0.2.1"))).isFalse();
        set(Map.of("metricsAddresses", "192.0.2.0/31, nonsense, 2001:db8::/32"));
        assertThat(properties.monitoring().mayFetchMetrics(InetAddress.getByName("192.0.2.1"))).isTrue();
        assertThat(properties.monitoring().mayFetchMetrics(InetAddress.getByName("192.0.2.2"))).isFalse();
        assertThat(properties.monitoring().mayFetchMetrics(InetAddress.getByName("2001:db8:1::1"))).isTrue();
        assertThat(properties.monitoring().mayFetchMetrics(InetAddress.getByName("127.0.0.1"))).isFalse();
    }

    @Test
    void turnServersAreListedByUri() {
        set(Map.of("turnServers", "turn:a.example:1?transport=tcp,, turns:b.example ,turn:[::1],http://c"));
        assertThat(properties.turn().servers()).containsExactly(
                new TurnServer("turn", "a.example", 1, "tcp"),
                new TurnServer("turns", "b.example", 5349, "tcp"),
                new TurnServer("turn", "::1", 3478, "udp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn:", "turn:a:0", "turn:a:65536", "turn:a?transport=sctp", "turn://a", "stun:a",
            "turn:a b"})
    void whatIsNoUriOfATurnServerIsLeftOut(String uri) {
        assertThat(TurnServer.parse(uri)).isEmpty();
    }

    private void set(Map<String, String> settings) {
        settings.forEach((name, value) -> values.put("plugin.rtmfp." + name, value));
    }
}
