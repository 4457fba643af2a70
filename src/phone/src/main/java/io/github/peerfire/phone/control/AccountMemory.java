package io.github.peerfire.phone.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the phone remembers of an account that was signed in at it. Immutable; each method returns a changed copy.
 *
 * @param lastSeen when it was signed in last; calls after that were missed; empty if it never was
 * @param missed the calls that nobody took and that the user has not seen to yet, the oldest first
 */
public record AccountMemory(Optional<Instant> lastSeen, List<UnansweredCall> missed) {

    /** Of an account that was never signed in. */
    public static final AccountMemory NONE = new AccountMemory(Optional.empty(), List.of());

    /** As many calls are kept; older ones are forgotten. */
    static final int MOST = 1000;

    /** Copies the list. */
    public AccountMemory {
        missed = List.copyOf(missed.subList(Math.max(0, missed.size() - MOST), missed.size()));
    }

    /** With a later time. */
    AccountMemory seen(Instant when) {
        return new AccountMemory(Optional.of(when), missed);
    }

    /** With one more call that nobody took. */
    AccountMemory missing(UnansweredCall call) {
        return new AccountMemory(lastSeen, Stream.concat(missed.stream(), Stream.of(call)).toList());
    }

    /** Without the calls that the user has seen to. */
    AccountMemory without(Predicate<UnansweredCall> settled) {
        return new AccountMemory(lastSeen, missed.stream().filter(settled.negate()).toList());
    }
}
