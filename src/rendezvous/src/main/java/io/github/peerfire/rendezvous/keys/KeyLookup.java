package io.github.peerfire.rendezvous.keys;

import io.github.peerfire.rendezvous.KeyDigest;
import java.util.Optional;

/**
 * Developer keys as those see them who admit clients.
 *
 * <p>Called on event loops for every connect and every introduction, from any of them: methods must not block, so a
 * host that stores keys in a database holds a copy in memory.
 */
public interface KeyLookup {

    /** The key to which a text with that digest leads, valid or not. */
    Optional<DeveloperKey> find(KeyDigest digest);

    /** The key with that {@link DeveloperKey#id}. */
    Optional<DeveloperKey> get(String id);
}
