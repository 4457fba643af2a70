package io.github.peerfire.rendezvous.keys;

import io.github.peerfire.rendezvous.KeyDigest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One text by which a developer key is known; while it is rotated there are two.
 *
 * @param digest of the text, which itself is kept nowhere
 * @param validUntil when it is no longer taken, if it was replaced
 */
public record KeySecret(KeyDigest digest, Optional<Instant> validUntil) {

    /** Neither may be null. */
    public KeySecret {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(validUntil, "validUntil");
    }

    boolean isValid(Instant now) {
        return validUntil.map(now::isBefore).orElse(true);
    }

    /** The same, not to be taken after a time; what ends earlier stays as it is. */
    KeySecret endingAt(Instant end) {
        return validUntil.map(end::isBefore).orElse(true) ? new KeySecret(digest, Optional.of(end)) : this;
    }
}
