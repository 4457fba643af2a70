package io.github.peerfire.rendezvous.keys;

import io.github.peerfire.rendezvous.KeyDigest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A developer key as it is stored: everything but its text. Immutable.
 *
 * @param id names it for good, through all rotations; no secret
 * @param terms what it allows
 * @param created when it was made
 * @param secrets the texts that lead to it, the newest first; never empty
 * @param revoked when it was taken back
 */
public record DeveloperKey(
        String id, KeyTerms terms, Instant created, List<KeySecret> secrets, Optional<Instant> revoked) {

    /** @throws IllegalArgumentException if no text leads to it */
    public DeveloperKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(revoked, "revoked");
        secrets = List.copyOf(secrets);
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("A key without a text");
        }
    }

    /** Why it does not admit a new endpoint that names one of its texts; empty if it does. */
    Optional<KeyRefusal> refusal(KeyDigest named, Instant now) {
        if (secrets.stream().noneMatch(secret -> secret.digest().equals(named))) {
            return Optional.of(KeyRefusal.UNKNOWN);
        } else if (secrets.stream().noneMatch(secret -> secret.digest().equals(named) && secret.isValid(now))) {
            return Optional.of(KeyRefusal.REPLACED);
        }
        return ended(now);
    }

    /** Why it is over for those, too, whom it has admitted; empty if it is not. */
    Optional<KeyRefusal> ended(Instant now) {
        if (revoked.isPresent()) {
            return Optional.of(KeyRefusal.REVOKED);
        }
        return terms.expires().filter(end -> !now.isBefore(end)).map(end -> KeyRefusal.EXPIRED);
    }

    DeveloperKey revokedAt(Instant time) {
        return new DeveloperKey(id, terms, created, secrets, Optional.of(revoked.orElse(time)));
    }

    DeveloperKey with(KeyTerms other) {
        return new DeveloperKey(id, other, created, secrets, revoked);
    }

    /** With a new text; the former ones are taken until {@code end}, what is over by {@code now} is forgotten. */
    DeveloperKey rotated(KeyDigest newest, Instant end, Instant now) {
        Stream<KeySecret> former = secrets.stream()
                .map(secret -> secret.endingAt(end)).filter(secret -> secret.isValid(now));
        KeySecret first = new KeySecret(newest, Optional.empty());
        return new DeveloperKey(id, terms, created, Stream.concat(Stream.of(first), former).toList(), revoked);
    }
}
