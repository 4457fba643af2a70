package io.github.peerfire.rendezvous.keys;

import io.github.peerfire.rendezvous.KeyDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps developer keys as long as it lives: for stand-alone services, tests, and as the copy in front of a database.
 */
public final class InMemoryKeyStore implements DeveloperKeyStore {

    private final Map<String, DeveloperKey> byId = new LinkedHashMap<>();
    private final Map<KeyDigest, DeveloperKey> byDigest = new ConcurrentHashMap<>();

    @Override
    public Optional<DeveloperKey> find(KeyDigest digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    @Override
    public synchronized Optional<DeveloperKey> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized Collection<DeveloperKey> keys() {
        return List.copyOf(byId.values());
    }

    @Override
    public synchronized void put(DeveloperKey key) {
        DeveloperKey previous = byId.put(key.id(), key);
        key.secrets().forEach(secret -> byDigest.put(secret.digest(), key));
        if (previous != null) {
            previous.secrets().stream().map(KeySecret::digest)
                    .filter(digest -> byDigest.get(digest) != key).forEach(byDigest::remove);
        }
    }

    @Override
    public synchronized void remove(String id) {
        DeveloperKey previous = byId.remove(id);
        if (previous != null) {
            previous.secrets().forEach(secret -> byDigest.remove(secret.digest()));
        }
    }
}
