package io.github.peerfire.smack.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The thread and the time that calls live on; tests bring virtual ones. */
public interface CallClock {

    /** Runs a task on the calls' thread, in order, never within the caller. */
    void execute(Runnable task);

    /** Runs a task on the calls' thread after a delay, unless cancelled before. */
    Timer schedule(Duration delay, Runnable task);

    /** Nanoseconds on a time line of its own. */
    long now();

    /** What people call the time. */
    default Instant time() {
        return Instant.now();
    }

    /** What pauses are drawn from. */
    default RandomGenerator random() {
        return ThreadLocalRandom.current();
    }

    /** A task that waits. */
    @FunctionalInterface
    interface Timer {

        /** Prevents the task from running if it has not begun. Idempotent. */
        void cancel();
    }
}
