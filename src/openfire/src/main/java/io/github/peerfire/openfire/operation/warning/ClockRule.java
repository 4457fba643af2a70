package io.github.peerfire.openfire.operation.warning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Finds that the server's clock was moved: tickets and credentials for TURN servers end by it. Says so for an hour.
 * Whether the clock is right cannot be found out here.
 */
public final class ClockRule implements Rule {

    static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final Duration SAYING = Duration.ofHours(1);

    private final Clock clock;
    private final LongSupplier nanoTime;
    private Instant lastTime;
    private long lastNanos;
    private Instant movedAt = Instant.MIN;
    private long movedBy;

    /**
     * Begins to look.
     *
     * @param nanoTime a clock that nobody moves, in nanoseconds
     */
    public ClockRule(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.lastTime = clock.instant();
        this.lastNanos = nanoTime.getAsLong();
    }

    @Override
    public synchronized List<Finding> look() {
        Instant time = clock.instant();
        long nanos = nanoTime.getAsLong();
        Duration moved = Duration.between(lastTime, time).minusNanos(nanos - lastNanos);
        lastTime = time;
        lastNanos = nanos;
        if (moved.abs().compareTo(TOLERANCE) > 0) {
            movedAt = time;
            movedBy = moved.toSeconds();
        }
        return movedAt.equals(Instant.MIN) || Duration.between(movedAt, time).compareTo(SAYING) > 0
                ? List.of() : Finding.warning("clock", movedBy);
    }
}
