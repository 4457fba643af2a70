package io.github.peerfire.demo;

import java.util.concurrent.locks.LockSupport;

/** Finds out how late threads get to run: whether a machine gives a test what it needs, or others take too much. */
final class Promptness implements AutoCloseable {

    private static final long MILLISECOND = 1_000_000;
    private static final long STEP = 5 * MILLISECOND;
    /** So much later, a packet may come later than the shortest jitter buffer waits for it. */
    private static final long LATE = 15 * MILLISECOND;
    /** A jitter buffer looks back for five seconds, and gets shorter in one or two. */
    private static final long REMEMBERED = 7_000 * MILLISECOND;

    private final Thread thread = new Thread(this::run, "promptness");
    private volatile boolean over;
    private volatile long worst;
    private volatile long looked = System.nanoTime();
    private volatile long lateAt = looked;

    Promptness() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!over) {
            LockSupport.parkNanos(STEP);
            long now = System.nanoTime();
            long late = now - looked - STEP;
            worst = Math.max(worst, late);
            lateAt = late > LATE ? now : lateAt;
            looked = now;
        }
    }

    /** Forgets what was worst. */
    void begin() {
        worst = 0;
    }

    /** By how much a thread ran late at worst, in milliseconds. */
    double worstDelay() {
        return (double) worst / MILLISECOND;
    }

    /** Whether threads run in time, and have for as long as phones remember that they did not. */
    boolean isCalm() {
        long now = System.nanoTime();
        return now - looked < STEP + LATE && now - lateAt > REMEMBERED;
    }

    @Override
    public void close() {
        over = true;
    }
}
