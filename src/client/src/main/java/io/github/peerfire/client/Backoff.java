package io.github.peerfire.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait between attempts, each time twice as long, less up to a quarter so that not all clients come at once
 * (ProtoXEP 3.3).
 *
 * @param first before the first attempt
 * @param longest before any
 */
public record Backoff(Duration first, Duration longest) {

    /** 2 s to 5 min. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(300));

    private static final int MOST_DOUBLINGS = 30;

    /** @throws IllegalArgumentException if a pause is not positive, or the longest is shorter than the first */
    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("Pauses from " + first + " to " + longest);
        }
    }

    /** The pause before an attempt, of which so many failed before. */
    Duration pause(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(failures, MOST_DOUBLINGS);
        long most = doubled < 0 || doubled > longest.toMillis() ? longest.toMillis() : doubled;
        return Duration.ofMillis(most - random.nextLong(most / 4 + 1));
    }
}
