package io.github.peerfire.bench.load;

import io.github.peerfire.rtmfp.common.Time;
import java.util.concurrent.locks.LockSupport;

/**
 * How much later than it asked for a thread of this process gets its turn: what of measured times may be the measuring
 * process's own, for want of a processor or for its garbage.
 */
final class Hiccups implements AutoCloseable {

    private static final long PAUSE = Time.MILLISECOND;

    private final Latencies delays = new Latencies();
    private final Thread thread = new Thread(this::run, "hiccups");
    private volatile boolean over;

    Hiccups() {
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    private void run() {
        while (!over) {
            long before = System.nanoTime();
            LockSupport.parkNanos(PAUSE);
            add(System.nanoTime() - before - PAUSE);
        }
    }

    private synchronized void add(long delay) {
        delays.add(delay);
    }

    synchronized void clear() {
        delays.clear();
    }

    /** In microseconds. */
    synchronized double percentile(double percent) {
        return delays.percentile(percent);
    }

    @Override
    public void close() {
        over = true;
    }
}
