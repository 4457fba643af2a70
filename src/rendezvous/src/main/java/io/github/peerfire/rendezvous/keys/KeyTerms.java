package io.github.peerfire.rendezvous.keys;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a developer key is for and what it allows.
 *
 * @param label for people, 1 to 100 characters
 * @param expires when it ends by itself, and its endpoints are disconnected
 * @param quota what its holders may use
 * @param sandbox whether its endpoints reach nobody but each other, whatever the host would allow
 * @param relay whether its endpoints may use the relay of last resort, where there is one
 */
public record KeyTerms(String label, Optional<Instant> expires, KeyQuota quota, boolean sandbox, boolean relay) {

    private static final int LABEL_LIMIT = 100;

    /** @throws IllegalArgumentException if the label is blank or too long */
    public KeyTerms {
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(quota, "quota");
        if (label.isBlank() || label.length() > LABEL_LIMIT) {
            throw new IllegalArgumentException("The label of a key must have 1 to " + LABEL_LIMIT + " characters");
        }
    }

    /** A key without end, with the usual quota, no sandbox and no relay. */
    public static KeyTerms of(String label) {
        return new KeyTerms(label, Optional.empty(), KeyQuota.DEFAULT, false, false);
    }

    /** The same with an end. */
    public KeyTerms until(Instant end) {
        return new KeyTerms(label, Optional.of(end), quota, sandbox, relay);
    }

    /** The same with another quota. */
    public KeyTerms with(KeyQuota other) {
        return new KeyTerms(label, expires, other, sandbox, relay);
    }

    /** The same as a sandbox. */
    public KeyTerms asSandbox() {
        return new KeyTerms(label, expires, quota, true, relay);
    }

    /** The same with the relay. */
    public KeyTerms withRelay() {
        return new KeyTerms(label, expires, quota, sandbox, true);
    }
}
