package io.github.peerfire.openfire.operation.key;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.rendezvous.keys.IssuedKey;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes and changes developer keys, and says so in the audit trail. What changes one throws
 * {@link java.util.NoSuchElementException} if there is no such key, and
 * {@link io.github.peerfire.openfire.storage.StorageException} if the database does not work.
 */
public interface KeyAdministration {

    /** All keys, the oldest first. */
    List<KeyRow> keys();

    /** One of them. */
    Optional<KeyRow> get(String id);

    /** Makes a key. Its text is only in what this returns, and cannot be had again. */
    IssuedKey create(Administrator who, KeyTerms terms);

    /**
     * Changes what a key allows.
     *
     * @throws IllegalStateException if it was revoked
     */
    void change(Administrator who, String id, KeyTerms terms);

    /**
     * Gives a key a new text.
     *
     * @param overlap for how long the former text is taken, up to
     *     {@link io.github.peerfire.rendezvous.keys.DeveloperKeys#LONGEST_OVERLAP}
     * @throws IllegalStateException if it was revoked
     */
    IssuedKey rotate(Administrator who, String id, Duration overlap);

    /** Takes a key back and disconnects its endpoints within a second. */
    void revoke(Administrator who, String id);

    /** Forgets a key; its endpoints are disconnected. */
    void remove(Administrator who, String id);
}
