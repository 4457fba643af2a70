package io.github.peerfire.openfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.StoppedRendezvous;
import io.github.peerfire.openfire.operation.call.IntroductionHistory;
import io.github.peerfire.openfire.operation.call.IntroductionPage;
import io.github.peerfire.openfire.operation.call.IntroductionQuery;
import io.github.peerfire.openfire.operation.call.IntroductionRow;
import io.github.peerfire.openfire.operation.call.Party;
import io.github.peerfire.openfire.operation.history.Recorder;
import io.github.peerfire.openfire.operation.key.AuditedKeys;
import io.github.peerfire.openfire.operation.setting.PropertiesInMemory;
import io.github.peerfire.openfire.operation.setting.PropertySettings;
import io.github.peerfire.openfire.operation.status.CounterSource;
import io.github.peerfire.openfire.operation.status.LiveService;
import io.github.peerfire.openfire.operation.status.RunningTotals;
import io.github.peerfire.openfire.operation.status.Versions;
import io.github.peerfire.openfire.operation.warning.ListeningRule;
import io.github.peerfire.openfire.operation.warning.Watch;
import io.github.peerfire.openfire.settings.Setting;
import io.github.peerfire.openfire.settings.SettingCatalogue;
import io.github.peerfire.openfire.settings.SettingKind;
import io.github.peerfire.openfire.storage.AuditEntry;
import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.DailyTotals;
import io.github.peerfire.openfire.storage.Database;
import io.github.peerfire.openfire.storage.HsqldbTables;
import io.github.peerfire.openfire.ticket.Ticket;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.IssuedKey;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rendezvous.trace.TimedStep;
import io.github.peerfire.testbed.time.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class SupportBundleTest {

    private final ManualClock clock = new ManualClock();
    private final StoppedRendezvous rendezvous = new StoppedRendezvous();
    private final PropertiesInMemory store = new PropertiesInMemory();
    private final Database database = HsqldbTables.fresh();
    private final AuditTrail trail = new AuditTrail(database, clock);
    private final Acts acts = new Acts(trail);
    private final TicketIssuer tickets = new TicketIssuer(new Random(3), clock);
    private final DeveloperKeys developerKeys =
            new DeveloperKeys(new InMemoryKeyStore(), new Random(4)::nextBytes, clock);
    private final AuditedKeys keys = new AuditedKeys(developerKeys, id -> 0, acts, clock);
    private final Watch watch = new Watch(List.of(new ListeningRule(rendezvous)), clock);

    private LiveOperations operations() {
        CounterSource counters = new CounterSource(new RunningTotals(rendezvous),
                new BindingRegistry(null, null, clock), tickets, () -> 0);
        LiveService service = new LiveService(rendezvous, "rtmfp.example.net", new Versions("1", "2", "3", "4"),
                counters, watch::present, acts, clock);
        return new LiveOperations(service, new Recorder(new DailyTotals(database), clock), null, oneCall(), keys,
                new PropertySettings(store, acts), null, watch, trail, acts);
    }

    private IntroductionHistory oneCall() {
        Party asker = party("ab", "alice@example.net/phone", "203.0.113.7");
        Party target = party("cd", "bob@example.net/phone", "203.0.113.8");
        IntroductionRow row = new IntroductionRow(7, clock.instant(), asker, target, IntroductionOutcome.UNREACHED,
                Message.of("introduction.outcome.unreached"),
                List.of(new TimedStep(IntroductionStep.REDIRECTED, Duration.ofMillis(3), 2)));
        return new IntroductionHistory() {
            @Override
            public IntroductionPage find(IntroductionQuery query) {
                return new IntroductionPage(List.of(row), 0, 1);
            }
        };
    }

    private static Party party(String digits, String name, String address) {
        return new Party(digits.repeat(32), OptionalLong.of(1), Optional.of(name),
                Optional.of(new InetSocketAddress(address, 4711)));
    }

    @Test
    void thereIsAllThatHelpsAndNoSecret() throws IOException {
        List<String> secrets = new ArrayList<>();
        for (Setting setting : SettingCatalogue.all()) {
            if (setting.kind() == SettingKind.SECRET) {
                secrets.add("hush-" + setting.name());
                store.values.put(setting.property(), "hush-" + setting.name());
            }
        }
        assertThat(secrets).hasSizeGreaterThan(1);
        Ticket ticket = tickets.issue(new JID("alice@example.net/phone"), Duration.ofMinutes(1));
        IssuedKey key = keys.create(new Administrator("root"), KeyTerms.of("our game"));
        secrets.addAll(List.of(ticket.id(), ticket.secret(), key.text()));
        key.key().secrets().forEach(secret -> secrets.add(secret.digest().hex()));
        secrets.addAll(List.of("alice", "bob", "203.0.113", "ab".repeat(5), "cd".repeat(5)));
        watch.look();
        Map<String, String> files = unzip(operations().supportBundle(new Administrator("root")));
        assertThat(files).containsOnlyKeys("health.txt", "versions.txt", "settings.txt", "statistics.txt",
                "introductions.txt", "warnings.txt");
        assertThat(files.values()).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
        assertThat(files.get("health.txt")).startsWith("error state=not_listening uptime=0 sessions=0");
        assertThat(files.get("settings.txt")).contains("turnSecret=(set", "port= (default 1935)")
                .hasLineCount(SettingCatalogue.all().size());
        assertThat(files.get("introductions.txt"))
                .contains("asker=abababab target=cdcdcdcd outcome=UNREACHED timeline=3ms:REDIRECTEDx2");
        assertThat(files.get("warnings.txt")).contains("now level=ERROR", "warning.not-listening.other");
    }

    @Test
    void itIsWrittenDownWhoTookIt() {
        operations().supportBundle(new Administrator("root"));
        assertThat(trail.latest(9)).extracting(AuditEntry::actor, AuditEntry::act)
                .containsExactly(tuple("root", "support.bundle"));
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
