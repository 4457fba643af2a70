package io.github.peerfire.openfire.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.key.AuditedKeys;
import io.github.peerfire.openfire.storage.AuditEntry;
import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.HsqldbTables;
import io.github.peerfire.rendezvous.KeyDigest;
import io.github.peerfire.rendezvous.keys.DeveloperKey;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.KeyQuota;
import io.github.peerfire.testbed.time.ManualClock;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;
import org.xmpp.packet.JID;

class KeyCommandTest {

    private static final JID ADMIN = new JID("admin@example.net/console");

    private final ManualClock clock = new ManualClock();
    private final Random random = new Random(1);
    private final Properties texts = new Properties();
    private final DeveloperKeys keys =
            new DeveloperKeys(new InMemoryKeyStore(), bytes -> random.nextBytes(bytes), clock);
    private final AuditTrail audit = new AuditTrail(HsqldbTables.fresh(), clock);
    private final KeyCommand command = new KeyCommand(
            new AuditedKeys(keys, id -> 3, new Acts(audit), clock), clock, this::text);

    KeyCommandTest() throws IOException {
        try (Reader file = Files.newBufferedReader(Path.of("../../i18n/rtmfp_i18n.properties"))) {
            texts.load(file);
        }
    }

    private String text(String key) {
        assertThat(texts).containsKey(key);
        return texts.getProperty(key);
    }

    @Test
    void aKeyIsCreatedAndItsTextShownOnce() throws CommandException {
        DataForm result = command.execute(ADMIN, filled(Map.of("action", "create", "label", "Our game", "days", "30",
                "endpoints", "5", "introductions", "6", "sandbox", "1")));
        String text = value(result, "key");
        DeveloperKey key = keys.store().find(KeyDigest.of(text)).orElseThrow();
        assertThat(key.id()).isEqualTo(value(result, "id"));
        assertThat(key.terms().label()).isEqualTo("Our game");
        assertThat(key.terms().expires()).contains(clock.instant().plus(Duration.ofDays(30)));
        assertThat(key.terms().quota()).isEqualTo(new KeyQuota(5, 6));
        assertThat(key.terms().sandbox()).isTrue();
        assertThat(command.execute(ADMIN, filled(Map.of("action", "list"))).getElement().asXML())
                .contains("Our game", key.id(), "valid, sandbox").doesNotContain(text);
    }

    @Test
    void aKeyIsReplacedThenRevokedThenForgotten() throws CommandException {
        String first = value(command.execute(ADMIN, filled(Map.of("action", "create", "label", "a"))), "key");
        String id = keys.store().keys().iterator().next().id();
        DataForm rotated = command.execute(ADMIN, filled(Map.of("action", "rotate", "id", id, "overlap", "0")));
        assertThat(value(rotated, "key")).isNotEqualTo(first);
        command.execute(ADMIN, filled(Map.of("action", "revoke", "id", id)));
        assertThat(keys.store().get(id).orElseThrow().revoked()).contains(clock.instant());
        assertThatThrownBy(() -> command.execute(ADMIN, filled(Map.of("action", "rotate", "id", id))))
                .isInstanceOf(CommandException.class).hasMessageContaining("was revoked");
        command.execute(ADMIN, filled(Map.of("action", "remove", "id", id)));
        assertThat(keys.store().keys()).isEmpty();
        assertThat(audit.latest(9)).extracting(AuditEntry::act)
                .containsExactlyInAnyOrder("key.create", "key.rotate", "key.revoke", "key.remove");
        assertThat(audit.latest(9)).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo("admin@example.net");
            assertThat(entry.subject()).isEqualTo(id);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "create,label,''", "create,days,-1", "create,days,soon", "create,days,36501", "create,endpoints,0",
        "create,introductions,1000001", "rotate,overlap,366", "revoke,id,''", "revoke,id,nobody", "remove,id,nobody",
        "rotate,id,nobody", "sing,action,sing"})
    void whatCannotBeUsedIsNamed(String action, String field, String value) {
        DeveloperKey key = keys.create(io.github.peerfire.rendezvous.keys.KeyTerms.of("there")).key();
        Map<String, String> fields = new java.util.HashMap<>(Map.of("action", action, "label", "x", "id", key.id()));
        fields.put(field, value);
        assertThatThrownBy(() -> command.execute(ADMIN, filled(fields))).isInstanceOf(CommandException.class)
                .hasMessage("This cannot be used: " + texts.getProperty("command.keys." + field));
        assertThat(keys.store().keys()).containsExactly(key);
        assertThat(audit.latest(1)).isEmpty();
    }

    @Test
    void theFormOffersAllActionsWithUsualValues() {
        FormField action = command.form().getField("action");
        assertThat(action.getOptions()).extracting(FormField.Option::getValue)
                .containsExactly("list", "create", "rotate", "revoke", "remove");
        assertThat(command.form().getField("endpoints").getFirstValue()).isEqualTo("10000");
    }

    private static DataForm filled(Map<String, String> values) {
        DataForm form = new DataForm(DataForm.Type.submit);
        values.forEach((field, value) -> form.addField(field, null, null).addValue(value));
        return form;
    }

    private static String value(DataForm form, String field) {
        return form.getField(field).getFirstValue();
    }
}
