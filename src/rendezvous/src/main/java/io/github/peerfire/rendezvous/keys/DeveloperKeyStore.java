package io.github.peerfire.rendezvous.keys;

import io.github.peerfire.rendezvous.KeyDigest;
import java.util.Collection;
import java.util.Optional;

/**
 * Where a host keeps developer keys. Methods are called from any thread.
 *
 * <p>{@link #find} and {@link #get} are called on event loops for every connect and every introduction: they must not
 * block, so a host that stores keys in a database holds a copy in memory.
 */
public interface DeveloperKeyStore {

    /** The key to which a text with that digest leads, valid or not. */
    Optional<DeveloperKey> find(KeyDigest digest);

    /** The key with that {@link DeveloperKey#id}. */
    Optional<DeveloperKey> get(String id);

    /** All keys, oldest first; those that are over too, until they are removed. */
    Collection<DeveloperKey> keys();

    /** Adds a key, or replaces the one with the same id; afterwards only the new one's digests lead to it. */
    void put(DeveloperKey key);

    /** Forgets a key; nothing happens if there is none with that id. */
    void remove(String id);
}
