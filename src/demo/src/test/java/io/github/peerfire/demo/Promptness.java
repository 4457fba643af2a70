package io.github.peerfire.demo;

import java.util.concurrent.locks.LockSupport;

/** Finds out how late threads get to run: whether a machine gives a test what it needs, or others take too much. */
final class Promptness implements AutoCloseable {

    private static final long STEP = 5_000_000;
    private static final double MILLISECOND = 1e6;

    private final Thread thread = new Thread(this::run, "promptness");
    private volatile boolean over;
    private volatile long worst;

    Promptness() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long before = System.nanoTime();
        while (!over) {
            LockSupport.parkNanos(STEP);
            long now = System.nanoTime();
            worst = Math.max(worst, now - before - STEP);
            before = now;
        }
    }

    /** Forgets what was. */
    void begin() {
        worst = 0;
    }

    /** By how much a thread ran late at worst, in milliseconds. */
    double worstDelay() {
        return worst / MILLISECOND;
    }

    @Override
    public void close() {
        over = true;
    }
}
