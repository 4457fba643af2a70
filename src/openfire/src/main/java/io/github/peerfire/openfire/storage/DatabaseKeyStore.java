package io.github.peerfire.openfire.storage;

import static io.github.peerfire.openfire.storage.Database.update;

import io.github.peerfire.rendezvous.KeyDigest;
import io.github.peerfire.rendezvous.keys.DeveloperKey;
import io.github.peerfire.rendezvous.keys.DeveloperKeyStore;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.KeyQuota;
import io.github.peerfire.rendezvous.keys.KeySecret;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps developer keys in the database, with a copy in memory that answers event loops. What could not be written is
 * not in the copy either. Changes block and are for the administrator's threads.
 */
public final class DatabaseKeyStore implements DeveloperKeyStore {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseKeyStore.class);
    private static final String SELECT_KEYS =
            "SELECT keyID, label, created, expires, revoked, endpoints, introductions,"
            + " sandbox, relay FROM ofRtmfpKey ORDER BY created, keyID";
    private static final String SELECT_TEXTS =
            "SELECT digest, validUntil FROM ofRtmfpKeyText WHERE keyID=? ORDER BY listPosition";
    private static final String INSERT_KEY = "INSERT INTO ofRtmfpKey (keyID, label, created, expires, revoked,"
            + " endpoints, introductions, sandbox, relay) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_TEXT =
            "INSERT INTO ofRtmfpKeyText (digest, keyID, listPosition, validUntil) VALUES (?, ?, ?, ?)";
    private static final String DELETE_KEY = "DELETE FROM ofRtmfpKey WHERE keyID=?";
    private static final String DELETE_TEXTS = "DELETE FROM ofRtmfpKeyText WHERE keyID=?";

    private final Database database;
    private final Runnable changed;
    private final InMemoryKeyStore copy = new InMemoryKeyStore();
    private volatile boolean read;

    /** Reads what is stored; if that is not possible there are no keys until {@link #retry} succeeds. */
    public DatabaseKeyStore(Database database) {
        this(database, () -> { });
    }

    /**
     * As the other.
     *
     * @param changed run after each change
     */
    public DatabaseKeyStore(Database database, Runnable changed) {
        this.database = database;
        this.changed = changed;
        try {
            refresh();
        } catch (StorageException e) {
            LOG.error("{}; until they can be, nobody is admitted with one. It is tried again every 30 seconds.",
                    e.getMessage());
        }
    }

    /** Whether the keys that are stored are known. */
    public boolean isRead() {
        return read;
    }

    /** Tries once more to read what could not be read at the start; nothing happens if that still is not possible. */
    public void retry() {
        try {
            readOnce();
        } catch (StorageException e) {
            LOG.debug("Developer keys still cannot be read", e);
        }
    }

    private synchronized void readOnce() {
        if (!read) {
            refresh();
            LOG.info("Developer keys were read");
        }
    }

    @Override
    public Optional<DeveloperKey> find(KeyDigest digest) {
        return copy.find(digest);
    }

    @Override
    public Optional<DeveloperKey> get(String id) {
        return copy.get(id);
    }

    @Override
    public Collection<DeveloperKey> keys() {
        return copy.keys();
    }

    /** @throws StorageException if the key could not be stored; then nothing has changed */
    @Override
    public synchronized void put(DeveloperKey key) {
        readOnce();
        database.transact("The developer key could not be stored", connection -> {
            delete(connection, key.id());
            insert(connection, key);
            return null;
        });
        copy.put(key);
        changed.run();
    }

    /** @throws StorageException if the key could not be removed; then nothing has changed */
    @Override
    public synchronized void remove(String id) {
        readOnce();
        database.transact("The developer key could not be removed", connection -> {
            delete(connection, id);
            return null;
        });
        copy.remove(id);
        changed.run();
    }

    /**
     * Reads again what is stored, for somebody else has changed it.
     *
     * @throws StorageException if that is not possible
     */
    public synchronized void refresh() {
        List<DeveloperKey> stored = database.transact("Developer keys could not be read", DatabaseKeyStore::read);
        Set<String> ids = stored.stream().map(DeveloperKey::id).collect(Collectors.toSet());
        copy.keys().stream().map(DeveloperKey::id).filter(id -> !ids.contains(id)).forEach(copy::remove);
        stored.forEach(copy::put);
        read = true;
    }

    private static void delete(Connection connection, String id) throws SQLException {
        update(connection, DELETE_TEXTS, id);
        update(connection, DELETE_KEY, id);
    }

    private static void insert(Connection connection, DeveloperKey key) throws SQLException {
        KeyTerms terms = key.terms();
        update(connection, INSERT_KEY, key.id(), terms.label(), key.created(), terms.expires(), key.revoked(),
                terms.quota().endpoints(), terms.quota().introductionsPerMinute(), terms.sandbox(), terms.relay());
        int position = 0;
        for (KeySecret secret : key.secrets()) {
            update(connection, INSERT_TEXT, secret.digest().hex(), key.id(), position++, secret.validUntil());
        }
    }

    private static List<DeveloperKey> read(Connection connection) throws SQLException {
        List<DeveloperKey> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT_KEYS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                try {
                    keys.add(key(connection, rows));
                } catch (IllegalArgumentException e) {
                    LOG.warn("The developer key {} in the database is not as it can be, and is left out: {}",
                            rows.getString(1), e.getMessage());
                }
            }
        }
        return keys;
    }

    private static DeveloperKey key(Connection connection, ResultSet row) throws SQLException {
        String id = row.getString(1);
        KeyQuota quota = new KeyQuota(row.getInt(6), row.getInt(7));
        KeyTerms terms =
                new KeyTerms(row.getString(2), instant(row, 4), quota, row.getInt(8) != 0, row.getInt(9) != 0);
        return new DeveloperKey(
                id, terms, Instant.ofEpochMilli(row.getLong(3)), secrets(connection, id), instant(row, 5));
    }

    private static List<KeySecret> secrets(Connection connection, String id) throws SQLException {
        List<KeySecret> secrets = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT_TEXTS)) {
            statement.setString(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    secrets.add(new KeySecret(KeyDigest.parse(rows.getString(1)), instant(rows, 2)));
                }
            }
        }
        return secrets;
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
