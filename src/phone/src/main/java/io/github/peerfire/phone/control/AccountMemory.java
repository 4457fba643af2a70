package io.github.peerfire.phone.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /** Of one caller, or all users of Video Phones: whoever calls in vain again and again drives out nobody else. */
    static final int MOST_OF_ONE = 20;

    /** So long the server's archive may take to tell which calls were missed. */
    private static final Duration CATCHING_UP = Duration.ofMinutes(1);

    /** Copies the list. */
    public AccountMemory {
        missed = List.copyOf(missed.subList(Math.max(0, missed.size() - MOST), missed.size()));
    }

    /** Signed in; if that was never before, what is missed is counted from then. */
    AccountMemory begun(Instant when) {
        return lastSeen.isPresent() ? this : new AccountMemory(Optional.of(when), missed);
    }

    /** Signed in for a while; if that was too short to hear of all missed calls, they are looked for again. */
    AccountMemory seen(Instant from, Instant until) {
        return Duration.between(from, until).compareTo(CATCHING_UP) < 0 ? this
                : new AccountMemory(Optional.of(until), missed);
    }

    /** With one more call that nobody took. */
    AccountMemory missing(UnansweredCall call) {
        List<UnansweredCall> more = new ArrayList<>(missed);
        List<UnansweredCall> ofTheSame = missed.stream().filter(other -> other.account().equals(call.account()))
                .toList();
        if (ofTheSame.size() >= MOST_OF_ONE) {
            more.remove(ofTheSame.get(0));
        }
        more.add(call);
        return new AccountMemory(lastSeen, more);
    }

    /** Without the calls that the user has seen to. */
    AccountMemory without(Predicate<UnansweredCall> settled) {
        return new AccountMemory(lastSeen, missed.stream().filter(settled.negate()).toList());
    }
}
