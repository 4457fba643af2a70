package io.github.peerfire.openfire.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtmfpPropertiesTest {

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final RtmfpProperties properties = new RtmfpProperties(name -> {
        asked.add(name);
        return values.get(name);
    });

    @Test
    void thereAreDefaults() {
        assertThat(properties.bindAddress()).isEmpty();
        assertThat(properties.port()).isEqualTo(1935);
        assertThat(properties.advertisedHost()).isEmpty();
        assertThat(properties.advertisedPort()).isZero();
        assertThat(properties.ticketLifetime()).isEqualTo(Duration.ofSeconds(60));
        assertThat(properties.linger()).isEqualTo(Duration.ofSeconds(300));
        assertThat(properties.requireProof()).isFalse();
        assertThat(properties.pathTickets()).isTrue();
        assertThat(properties.turnServers()).isEmpty();
        assertThat(properties.turnSecret()).isEmpty();
        assertThat(properties.turnLifetime()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aChangeTakesEffectAtOnce() {
        values.put("plugin.rtmfp.ticketLifetime", "15");
        assertThat(properties.ticketLifetime()).isEqualTo(Duration.ofSeconds(15));
        values.put("plugin.rtmfp.ticketLifetime", " 300 ");
        assertThat(properties.ticketLifetime()).isEqualTo(Duration.ofSeconds(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "301", "-1", "many", "", "99999999999"})
    void aValueThatIsNotAllowedIsNotUsed(String value) {
        values.put("plugin.rtmfp.ticketLifetime", value);
        assertThat(properties.ticketLifetime()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void turnServersAreListedByUri() {
        values.put("plugin.rtmfp.turnServers", "turn:a.example:1?transport=tcp,, turns:b.example ,turn:[::1],http://c");
        assertThat(properties.turnServers()).containsExactly(
                new TurnServer("turn", "a.example", 1, "tcp"),
                new TurnServer("turns", "b.example", 5349, "tcp"),
                new TurnServer("turn", "::1", 3478, "udp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn:", "turn:a:0", "turn:a:65536", "turn:a?transport=sctp", "turn://a", "stun:a", "turn:a b"})
    void whatIsNoUriOfATurnServerIsLeftOut(String uri) {
        assertThat(TurnServer.parse(uri)).isEmpty();
    }

    @Test
    void everySettingIsDescribed() throws IOException {
        thereAreDefaults();
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of("../../i18n/rtmfp_i18n.properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        assertThat(asked).allSatisfy(name -> assertThat(texts.getProperty("system_property." + name)).isNotBlank());
        assertThat(texts.stringPropertyNames()).filteredOn(name -> name.startsWith("system_property."))
                .hasSameSizeAs(asked);
        String readme = Files.readString(Path.of("../../readme.html"));
        assertThat(asked).allSatisfy(name -> assertThat(readme).contains("<code>" + name + "</code>"));
    }
}
