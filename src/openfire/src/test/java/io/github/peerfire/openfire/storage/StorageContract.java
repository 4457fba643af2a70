package io.github.peerfire.openfire.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.rendezvous.KeyDigest;
import io.github.peerfire.rendezvous.keys.DeveloperKey;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.IssuedKey;
import io.github.peerfire.rendezvous.keys.KeyQuota;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import io.github.peerfire.testbed.time.ManualClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold on every database. */
abstract class StorageContract {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final ManualClock clock = new ManualClock();
    private final Random random = new Random(1);
    private Database database;

    /** The database that is tried, empty but for what an earlier test has left. */
    abstract ConnectionSource connections();

    abstract SchemaScript script();

    @BeforeEach
    void makeTables() throws SQLException {
        try (Connection connection = connections().open()) {
            dropTables(connection);
            script().run(connection);
        }
        database = new Database(connections());
    }

    private void dropTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : script().columns().keySet()) {
                statement.execute("DROP TABLE IF EXISTS " + table);
            }
            statement.execute("DROP TABLE IF EXISTS ofVersion");
            statement.execute("CREATE TABLE ofVersion (name VARCHAR(50) PRIMARY KEY, version INTEGER)");
        }
    }

    @Test
    void keysAreReadAsTheyWereWritten() {
        DeveloperKeys keys = keys();
        DeveloperKey plain = keys.create(KeyTerms.of("plain")).key();
        DeveloperKey all = keys.create(KeyTerms.of("Alles für die Tür, 日本").until(Instant.parse("2027-01-01T00:00:00Z"))
                .with(new KeyQuota(7, 8)).asSandbox().withRelay()).key();
        assertThat(new DatabaseKeyStore(database).keys()).containsExactlyInAnyOrder(plain, all);
    }

    @Test
    void rotatedAndRevokedKeysAreReadAsTheyWereWritten() {
        DeveloperKeys keys = keys();
        IssuedKey first = keys.create(KeyTerms.of("turned"));
        IssuedKey second = keys.rotate(first.key().id(), Duration.ofDays(3));
        DeveloperKey revoked = keys.revoke(first.key().id());
        DatabaseKeyStore store = new DatabaseKeyStore(database);
        assertThat(store.get(revoked.id())).contains(revoked);
        assertThat(store.find(KeyDigest.of(first.text()))).contains(revoked);
        assertThat(store.find(KeyDigest.of(second.text()))).contains(revoked);
    }

    @Test
    void aRemovedKeyIsGone() {
        DatabaseKeyStore store = new DatabaseKeyStore(database);
        IssuedKey key = new DeveloperKeys(store, bytes -> random.nextBytes(bytes), clock).create(KeyTerms.of("gone"));
        store.remove(key.key().id());
        assertThat(store.find(KeyDigest.of(key.text()))).isEmpty();
        assertThat(new DatabaseKeyStore(database).keys()).isEmpty();
    }

    @Test
    void whatAnotherNodeChangedIsKnownAfterItSaidSo() {
        DatabaseKeyStore here = new DatabaseKeyStore(database);
        DatabaseKeyStore there = new DatabaseKeyStore(database, here::refresh);
        IssuedKey key = new DeveloperKeys(there, bytes -> random.nextBytes(bytes), clock).create(KeyTerms.of("new"));
        assertThat(here.find(KeyDigest.of(key.text()))).contains(key.key());
        there.remove(key.key().id());
        assertThat(here.find(KeyDigest.of(key.text()))).isEmpty();
        assertThat(here.keys()).isEmpty();
    }

    @Test
    void whatCouldNotBeWrittenIsNotInTheCopyEither() throws SQLException {
        DatabaseKeyStore store = new DatabaseKeyStore(database);
        DeveloperKeys keys = new DeveloperKeys(store, bytes -> random.nextBytes(bytes), clock);
        DeveloperKey kept = keys.create(KeyTerms.of("kept")).key();
        try (Connection connection = connections().open(); Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE ofRtmfpKeyText");
        }
        assertThatThrownBy(() -> keys.revoke(kept.id())).isInstanceOf(StorageException.class)
                .hasMessageStartingWith("The developer key could not be stored: ");
        assertThat(store.keys()).containsExactly(kept);
    }

    @Test
    void halfATransactionIsNone() {
        assertThatThrownBy(() -> database.transact("It failed", connection -> {
            Database.update(connection, "INSERT INTO ofRtmfpDaily (statValue, statDay, statName) VALUES (1, 2, 'x')");
            throw new SQLException("on purpose");
        })).hasMessage("It failed: on purpose");
        assertThat(new DailyTotals(database).read(LocalDate.MIN.withYear(1), DAY)).isEmpty();
    }

    @Test
    void actsAreListedNewestFirst() {
        AuditTrail trail = new AuditTrail(database, clock);
        trail.record("admin", "key.create", "first");
        clock.advance(Duration.ofMillis(1));
        trail.record("admin@example.net", "key.revoke", "x".repeat(300));
        clock.advance(Duration.ofMillis(1));
        trail.record("o'hara", "drain", "");
        assertThat(trail.latest(10)).extracting(AuditEntry::subject).containsExactly("", "x".repeat(255), "first");
        assertThat(trail.latest(1)).containsExactly(new AuditEntry(clock.instant(), "o'hara", "drain", ""));
        trail.forgetBefore(clock.instant());
        assertThat(trail.latest(10)).hasSize(1);
    }

    @Test
    void actsOfOneMillisecondAreListedInTheOrderInWhichTheyWereDone() {
        AuditTrail trail = new AuditTrail(database, clock);
        for (int number = 0; number < 12; number++) {
            trail.record("admin", "key.create", Integer.toString(number));
        }
        clock.advance(Duration.ofMillis(1));
        trail.record("admin", "key.create", "12");
        assertThat(trail.latest(20)).extracting(entry -> Integer.parseInt(entry.subject()))
                .containsExactly(12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
        assertThat(trail.has(clock.instant(), "key.create", "12")).isTrue();
        assertThat(trail.has(clock.instant(), "key.create", "11")).isFalse();
        assertThat(trail.has(Instant.EPOCH, "key.revoke", "11")).isFalse();
    }

    /** Openfire runs the scripts of all versions between. */
    @Test
    void aDatabaseOfTheFirstVersionBecomesWhatANewOneIsAndKeepsWhatIsInIt() throws SQLException {
        try (Connection connection = connections().open()) {
            Map<String, List<String>> fresh = TableDescription.all(connection, script().columns().keySet());
            dropTables(connection);
            SchemaScript.first(script().vendor()).run(connection);
            assertThat(TableDescription.all(connection, script().columns().keySet())).isNotEqualTo(fresh);
            fill(connection);
            for (int version = 1; version <= SchemaScript.version(); version++) {
                SchemaScript.upgrade(version, script().vendor()).run(connection);
            }
            assertThat(TableDescription.all(connection, script().columns().keySet())).isEqualTo(fresh);
        }
        AuditTrail trail = new AuditTrail(database, clock);
        trail.record("admin", "key.revoke", "later");
        assertThat(trail.latest(9)).extracting(AuditEntry::subject).containsExactly("later", "before");
        assertThat(new DatabaseKeyStore(database).get("0123456789abcdef")).hasValueSatisfying(key -> {
            assertThat(key.terms().label()).isEqualTo("kept");
            assertThat(key.secrets()).hasSize(1);
        });
        assertThat(new DailyTotals(database).read(DAY, DAY)).containsEntry(DAY, new TreeMap<>(Map.of("sessions", 7L)));
    }

    private static void fill(Connection connection) throws SQLException {
        Database.update(connection, "INSERT INTO ofRtmfpAudit (entryID, entryStamp, actor, act, subject)"
                + " VALUES ('1', 1000, 'admin', 'key.create', 'before')");
        Database.update(connection, "INSERT INTO ofRtmfpKey (keyID, label, created, endpoints, introductions, sandbox,"
                + " relay) VALUES ('0123456789abcdef', 'kept', 1000, 5, 6, 0, 0)");
        Database.update(connection, "INSERT INTO ofRtmfpKeyText (digest, keyID, listPosition) VALUES (?, ?, 0)",
                KeyDigest.of("text").hex(), "0123456789abcdef");
        Database.update(connection,
                "INSERT INTO ofRtmfpDaily (statValue, statDay, statName) VALUES (7, 20260301, 'sessions')");
    }

    @Test
    void countsOfADayAddUp() {
        DailyTotals totals = new DailyTotals(database);
        totals.add(DAY, Map.of("sessions", 3L, "refused", 0L));
        totals.add(DAY, Map.of("sessions", 4_000_000_000L));
        totals.add(DAY.plusDays(1), Map.of("sessions", 1L));
        totals.add(DAY.minusDays(1), Map.of("sessions", 9L));
        assertThat(totals.read(DAY, DAY.plusDays(1))).isEqualTo(new TreeMap<>(Map.of(
                DAY, Map.of("sessions", 4_000_000_003L), DAY.plusDays(1), Map.of("sessions", 1L))));
        totals.forgetBefore(DAY.plusDays(1));
        assertThat(List.copyOf(totals.read(DAY.minusDays(9), DAY.plusDays(9)).keySet()))
                .containsExactly(DAY.plusDays(1));
    }

    private DeveloperKeys keys() {
        return new DeveloperKeys(new DatabaseKeyStore(database), bytes -> random.nextBytes(bytes), clock);
    }
}
