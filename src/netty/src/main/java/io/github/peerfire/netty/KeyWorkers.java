package io.github.peerfire.netty;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The few threads that do the key work of all drivers of one factory. They exist as long as one of these drivers does.
 * Each driver has a few tasks waiting here at most; others wait at the endpoints, within what their drivers have room
 * for together.
 */
final class KeyWorkers {

    private static final int MOST_THREADS = 16;

    private ExecutorService pool;
    private int users;

    /** How many threads there are. The other half of the processors is for the event loops. */
    static int number() {
        return Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors() / 2));
    }

    /** For one more driver; to be given back with {@link #release}. */
    synchronized Executor acquire() {
        if (users++ == 0) {
            pool = Executors.newFixedThreadPool(number(), KeyWorkers::thread);
        }
        return pool;
    }

    /** Ends the threads with their current work if this was the last driver. */
    synchronized void release() {
        if (--users == 0) {
            pool.shutdown();
            pool = null;
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "rtmfp-keying");
        thread.setDaemon(true);
        return thread;
    }
}
