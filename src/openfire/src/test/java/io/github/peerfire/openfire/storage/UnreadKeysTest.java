package io.github.peerfire.openfire.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.openfire.operation.warning.KeysRule;
import io.github.peerfire.rendezvous.KeyDigest;
import io.github.peerfire.rendezvous.keys.DeveloperKey;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.IssuedKey;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import io.github.peerfire.testbed.time.ManualClock;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Keys in a database that does not answer when the plugin starts, or in which something is wrong. */
class UnreadKeysTest {

    private final ConnectionSource source = HsqldbTables.freshSource();
    private final Random random = new Random(1);
    private boolean broken;
    private final Database database = new Database(() -> {
        if (broken) {
            throw new SQLException("Connection refused");
        }
        return source.open();
    });

    private DeveloperKeys keys(DatabaseKeyStore store) {
        return new DeveloperKeys(store, bytes -> random.nextBytes(bytes), new ManualClock());
    }

    @Test
    void thePluginStartsWithoutThemAndReadsThemWhenTheyCanBeRead() {
        IssuedKey stored = keys(new DatabaseKeyStore(database)).create(KeyTerms.of("stored"));
        broken = true;
        DatabaseKeyStore store = new DatabaseKeyStore(database);
        assertThat(store.keys()).isEmpty();
        assertThat(new KeysRule(store::isRead).look()).hasSize(1);
        store.retry();
        assertThat(store.isRead()).isFalse();
        assertThatThrownBy(() -> keys(store).create(KeyTerms.of("new"))).isInstanceOf(StorageException.class);
        broken = false;
        store.retry();
        assertThat(store.isRead()).isTrue();
        assertThat(new KeysRule(store::isRead).look()).isEmpty();
        assertThat(store.find(KeyDigest.of(stored.text()))).contains(stored.key());
    }

    @Test
    void aChangeReadsThemFirst() {
        DeveloperKey stored = keys(new DatabaseKeyStore(database)).create(KeyTerms.of("stored")).key();
        broken = true;
        DatabaseKeyStore store = new DatabaseKeyStore(database);
        broken = false;
        DeveloperKey made = keys(store).create(KeyTerms.of("made")).key();
        assertThat(store.keys()).containsExactlyInAnyOrder(stored, made);
    }

    @Test
    void oneThatIsDamagedDoesNotHideTheOthers() {
        DeveloperKeys keys = keys(new DatabaseKeyStore(database));
        DeveloperKey good = keys.create(KeyTerms.of("good")).key();
        DeveloperKey bad = keys.create(KeyTerms.of("bad")).key();
        database.transact("It failed", connection -> Database.update(
                connection, "UPDATE ofRtmfpKeyText SET digest='nonsense' WHERE keyID=?", bad.id()));
        assertThat(new DatabaseKeyStore(database).keys()).containsExactly(good);
    }
}
