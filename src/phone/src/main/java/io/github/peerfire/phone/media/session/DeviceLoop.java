package io.github.peerfire.phone.media.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** The thread of one device. What nobody foresaw ends it, and goes to whoever handles that for all threads. */
final class DeviceLoop {

    private static final long PATIENCE = 1000;
    /** After a pause of so many steps, such as a laptop's sleep, what was missed is not made up for. */
    private static final int MISSED = 25;

    private final LongSupplier period;
    private final Step step;
    private final Runnable end;
    private final Thread thread;
    private volatile boolean closed;

    /** What the thread does again and again. */
    interface Step {

        /**
         * Does it once.
         *
         * @param now when it was due, in nanoseconds
         * @return whether the device itself kept the time, so that the next step is due at once
         */
        boolean run(long now);
    }

    /**
     * Makes the thread, without starting it.
     *
     * @param period of steps where the device does not keep the time, in nanoseconds
     * @param end gives the device back, on the thread
     */
    DeviceLoop(String name, LongSupplier period, Step step, Runnable end) {
        this.period = period;
        this.step = step;
        this.end = end;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        long due = System.nanoTime();
        try {
            while (!closed) {
                boolean paced = step.run(due);
                long now = System.nanoTime();
                due = paced || now - due > MISSED * period.getAsLong() ? now : due + period.getAsLong();
                while (!closed && due - System.nanoTime() > 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            }
        } finally {
            end.run();
        }
    }

    /** Ends after the present step. */
    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** Waits for the end, but not for a device that hangs. */
    void join() {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static long nanoseconds(long milliseconds) {
        return TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }
}
