package io.github.peerfire.testbed.openfire;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another program's threads bring about, and no longer than a limit. */
public final class Patience {
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(20).toNanos();

    private final Duration limit;

    private Patience(Duration limit) {
        this.limit = limit;
    }

    /** Patience of a length. */
    public static Patience upTo(Duration limit) {
        return new Patience(limit);
    }

    /**
     * True as soon as the condition holds, false if it doesn't within the limit or the thread is interrupted; then the
     * {@link Evidence} is written to the standard error stream.
     */
    public boolean until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                System.err.println("Not within " + limit + ". " + Evidence.now());
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }
}
