package io.github.peerfire.bench.flood;

import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;

/** Does something at a rate that can be changed meanwhile, on a thread of its own, until it is closed. */
abstract class SteadyThread implements AutoCloseable {

    static final long PAUSE = Time.MILLISECOND / 2;

    /** What was missed while the thread did not run is not made up for beyond that. */
    private static final long LONGEST_LAG = 20 * Time.MILLISECOND;
    private static final int AT_ONCE = 64;

    private final Thread thread;
    private volatile double perSecond;
    private volatile boolean over;

    SteadyThread(String name) {
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /** When all is made that it needs. */
    void start() {
        thread.start();
    }

    /** How often it happens in a second from now on; not at all at first. */
    public void setRate(double times) {
        perSecond = times;
    }

    boolean isOver() {
        return over;
    }

    /** Does whatever is due, and the thing itself so many times at most; returns how many times that was. */
    abstract int act(int times, boolean active, long now) throws IOException;

    private void run() {
        double credit = 0;
        try {
            for (long before = System.nanoTime(); !over; ) {
                long now = System.nanoTime();
                credit += Math.min(now - before, LONGEST_LAG) * perSecond / Time.SECOND;
                before = now;
                credit -= act((int) Math.min(credit, AT_ONCE), perSecond > 0, now);
                if (credit < 1) {
                    LockSupport.parkNanos(PAUSE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
