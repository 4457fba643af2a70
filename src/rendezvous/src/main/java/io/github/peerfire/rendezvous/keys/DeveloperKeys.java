package io.github.peerfire.rendezvous.keys;

import io.github.peerfire.rendezvous.KeyDigest;
import io.github.peerfire.rtmfp.common.RandomSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes developer keys, changes them and takes them back. What is over acts on endpoints that are connected when
 * {@link KeyHolders#enforce} is called, which a server that they are attached to does every second. Methods may be
 * called from any thread; those that change one key exclude each other.
 */
public final class DeveloperKeys {

    /** The first path segment of clients with tickets; cannot be a key. */
    public static final String RESERVED = "xmpp";

    /** How long a replaced text may be taken at most. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(365);

    private static final int ID_BYTES = 8;
    private static final int TEXT_BYTES = 18;
    private static final int TEXT_DASH = 24;

    private final DeveloperKeyStore store;
    private final RandomSource random;
    private final Clock clock;

    /**
     * Manages the keys of a store.
     *
     * @param random must be unpredictable
     */
    public DeveloperKeys(DeveloperKeyStore store, RandomSource random, Clock clock) {
        this.store = Objects.requireNonNull(store, "store");
        this.random = Objects.requireNonNull(random, "random");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Where the keys are. */
    public DeveloperKeyStore store() {
        return store;
    }

    /** Makes a key with a text of 144 random bits that looks like one of Cirrus. */
    public synchronized IssuedKey create(KeyTerms terms) {
        String text = freshText();
        return new IssuedKey(issue(terms, KeyDigest.of(text)), text);
    }

    /**
     * Takes a text that developers have in their programs already for a new key, as it stands in a URL there. How hard
     * it is to guess is the caller's concern.
     *
     * @throws IllegalArgumentException if it cannot be a key: empty, with a slash, question mark or number sign, or
     *     {@link #RESERVED}; or if it is one already
     */
    public synchronized DeveloperKey adopt(String text, KeyTerms terms) {
        if (text.isEmpty() || text.equals(RESERVED) || text.chars().anyMatch(c -> "/?#".indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "A developer key is one path segment of a URL, not empty and not " + RESERVED);
        }
        KeyDigest digest = KeyDigest.ofSegment(text);
        if (store.find(digest).isPresent()) {
            throw new IllegalArgumentException("That text is a developer key already");
        }
        return issue(terms, digest);
    }

    private DeveloperKey issue(KeyTerms terms, KeyDigest digest) {
        KeySecret secret = new KeySecret(digest, Optional.empty());
        String id = HexFormat.of().formatHex(random.bytes(ID_BYTES));
        DeveloperKey key = new DeveloperKey(id, terms, clock.instant(), List.of(secret), Optional.empty());
        store.put(key);
        return key;
    }

    /**
     * Gives a key a new text. The former one is taken for some time yet, so that programs can be changed; endpoints
     * that are connected stay.
     *
     * @param overlap zero, or up to {@link #LONGEST_OVERLAP}
     * @throws NoSuchElementException if there is no such key
     * @throws IllegalArgumentException if the overlap is out of bounds
     * @throws IllegalStateException if the key was revoked
     */
    public synchronized IssuedKey rotate(String id, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new IllegalArgumentException("The overlap must be from nothing to a year");
        }
        DeveloperKey key = known(id);
        if (key.revoked().isPresent()) {
            throw new IllegalStateException("The key " + id + " was revoked");
        }
        Instant now = clock.instant();
        String text = freshText();
        DeveloperKey rotated = key.rotated(KeyDigest.of(text), now.plus(overlap), now);
        store.put(rotated);
        return new IssuedKey(rotated, text);
    }

    /**
     * Changes what a key allows, for its connected endpoints too.
     *
     * @throws NoSuchElementException if there is no such key
     */
    public synchronized DeveloperKey change(String id, KeyTerms terms) {
        DeveloperKey changed = known(id).with(terms);
        store.put(changed);
        return changed;
    }

    /**
     * Takes a key back for good. It stays in the store, so that it can be said why it does not work any more.
     *
     * @throws NoSuchElementException if there is no such key
     */
    public synchronized DeveloperKey revoke(String id) {
        DeveloperKey revoked = known(id).revokedAt(clock.instant());
        store.put(revoked);
        return revoked;
    }

    private DeveloperKey known(String id) {
        return store.get(id).orElseThrow(() -> new NoSuchElementException("There is no developer key " + id));
    }

    private String freshText() {
        String digits = HexFormat.of().formatHex(random.bytes(TEXT_BYTES));
        return digits.substring(0, TEXT_DASH) + "-" + digits.substring(TEXT_DASH);
    }
}
