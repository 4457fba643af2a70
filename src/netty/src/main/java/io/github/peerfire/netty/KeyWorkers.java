package io.github.peerfire.netty;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The few threads that do the key work of all drivers of one factory. They exist as long as one of these drivers does.
 * Each driver has a few tasks waiting here at most; others wait at the endpoints, within what their drivers have room
 * for together. Where there is one processor only, each loop does its own, one task in each turn: a thread beside it
 * would have the processor for milliseconds at a time while packets of sessions wait.
 */
final class KeyWorkers {

    private static final int MOST_THREADS = 16;

    private static final int LEAST_TASKS = 4;

    private final int processors;
    private ExecutorService pool;
    private int users;

    KeyWorkers() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /** @param processors how many there are for all that this program does */
    KeyWorkers(int processors) {
        this.processors = processors;
    }

    /** How many threads there are; 0 if loops do their work themselves. The other half of the processors is theirs. */
    int number() {
        return Math.min(MOST_THREADS, processors / 2);
    }

    /** How many tasks a driver may have here: few, so that those who come last do not wait for many. */
    int tasksOfOne() {
        return number() == 0 ? 1 : Math.max(LEAST_TASKS, processors);
    }

    /**
     * For one more driver; to be given back with {@link #release}.
     *
     * @param afterSockets has the driver's loop do something once it has looked at its sockets
     */
    synchronized Executor acquire(Executor afterSockets) {
        if (users++ == 0 && number() > 0) {
            pool = Executors.newFixedThreadPool(number(), KeyWorkers::thread);
        }
        return pool == null ? afterSockets : pool;
    }

    /** Ends the threads with their current work if this was the last driver. */
    synchronized void release() {
        if (--users == 0 && pool != null) {
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
