package io.github.peerfire.openfire.operation.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.settings.SettingCatalogue;
import io.github.peerfire.openfire.storage.AuditEntry;
import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.HsqldbTables;
import io.github.peerfire.testbed.time.ManualClock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertySettingsTest {

    private static final Administrator ADMIN = new Administrator("admin");

    private final PropertiesInMemory store = new PropertiesInMemory();
    private final AuditTrail trail = new AuditTrail(HsqldbTables.fresh(), new ManualClock());
    private final PropertySettings settings = new PropertySettings(store, new Acts(trail));

    @Test
    void allSettingsAreShown() {
        assertThat(settings.all()).extracting(SettingRow::name).hasSameSizeAs(SettingCatalogue.all());
        SettingRow port = settings.get("port").orElseThrow();
        assertThat(port.fallback()).isEqualTo("1935");
        assertThat(port.isSet()).isFalse();
        assertThat(port.endsSessions()).isTrue();
    }

    @Test
    void changesAreMadeTogetherAndWrittenDown() {
        assertThat(settings.change(ADMIN, Map.of("askAfter", "60", "goneAfter", "90"))).isEmpty();
        assertThat(store.values).containsEntry("plugin.rtmfp.askAfter", "60")
                .containsEntry("plugin.rtmfp.goneAfter", "90");
        assertThat(trail.latest(9)).extracting(AuditEntry::subject)
                .containsExactlyInAnyOrder("askAfter=60", "goneAfter=90");
    }

    @Test
    void ifOneChangeCannotBeMadeNoneIs() {
        assertThat(settings.change(ADMIN, Map.of("linger", "1", "ticketLifetime", "1", "nonsense", "1")))
                .containsOnlyKeys("ticketLifetime", "nonsense");
        assertThat(settings.change(ADMIN, Map.of("askAfter", "60"))).as("goneAfter is 50")
                .containsOnlyKeys("goneAfter");
        assertThat(store.values).isEmpty();
        assertThat(trail.latest(1)).isEmpty();
    }

    @Test
    void whatIsWrongAlreadyDoesNotKeepOtherThingsFromBeingChanged() {
        store.values.put("plugin.rtmfp.linger", "soon");
        assertThat(settings.get("linger").orElseThrow().problem()).isPresent();
        assertThat(settings.change(ADMIN, Map.of("ticketLifetime", "30"))).isEmpty();
        assertThat(settings.change(ADMIN, Map.of("linger", "later"))).containsOnlyKeys("linger");
    }

    @Test
    void aSecretIsKeptEncryptedAndNeverShown() {
        assertThat(settings.change(ADMIN, Map.of("turnSecret", "hush"))).isEmpty();
        assertThat(store.secrets).containsExactly("plugin.rtmfp.turnSecret");
        assertThat(settings.all().toString()).doesNotContain("hush");
        assertThat(settings.get("turnSecret").orElseThrow().isSet()).isTrue();
        assertThat(trail.latest(9).toString()).contains("turnSecret").doesNotContain("hush");
        settings.change(ADMIN, Map.of("turnSecret", " "));
        assertThat(store.values).as("a form brings it blank").containsEntry("plugin.rtmfp.turnSecret", "hush");
        settings.reset(ADMIN, "turnSecret");
        assertThat(store.values).isEmpty();
    }

    @Test
    void whatAFileOfTheNodeSetsIsSaidAndCannotBeChangedHere() {
        store.file.put("plugin.rtmfp.port", "1936");
        SettingRow port = settings.get("port").orElseThrow();
        assertThat(port.inFile()).isTrue();
        assertThat(port.value()).isEqualTo("1936");
        assertThat(settings.get("bindAddress").orElseThrow().inFile()).isFalse();
        assertThat(settings.change(ADMIN, Map.of("port", "1937", "linger", "1"))).containsOnlyKeys("port")
                .containsValue(Message.of("setting.problem.file"));
        assertThat(settings.change(ADMIN, Map.of("port", ""))).containsOnlyKeys("port");
        assertThat(settings.change(ADMIN, Map.of("port", "1936", "linger", "7"))).as("as it is").isEmpty();
        settings.reset(ADMIN, "port");
        assertThat(store.values).containsOnlyKeys("plugin.rtmfp.linger");
        assertThat(trail.latest(9)).extracting(AuditEntry::subject).containsExactly("linger=7");
    }

    @Test
    void whatIsBlankGoesBackToTheDefault() {
        store.values.put("plugin.rtmfp.port", "2000");
        assertThat(settings.change(ADMIN, Map.of("port", ""))).isEmpty();
        assertThat(store.values).isEmpty();
    }
}
