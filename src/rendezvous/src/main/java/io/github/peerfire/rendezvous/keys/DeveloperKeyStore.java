package io.github.peerfire.rendezvous.keys;

import java.util.Collection;

/** Where a host keeps developer keys. Methods are called from any thread; those of {@link KeyLookup} must not block. */
public interface DeveloperKeyStore extends KeyLookup {

    /** All keys, oldest first; those that are over too, until they are removed. */
    Collection<DeveloperKey> keys();

    /** Adds a key, or replaces the one with the same id; afterwards only the new one's digests lead to it. */
    void put(DeveloperKey key);

    /** Forgets a key; nothing happens if there is none with that id. */
    void remove(String id);
}
