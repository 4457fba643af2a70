package io.github.peerfire.openfire.storage;

import java.time.Instant;

/**
 * Something that an administrator did.
 *
 * @param time when, to the millisecond
 * @param actor who
 * @param act what, a word such as {@code key.create}
 * @param subject what it was done to, empty if there is nothing to say
 */
public record AuditEntry(Instant time, String actor, String act, String subject) {
}
