package io.github.peerfire.openfire;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugin's own threads, on which it may wait for Openfire: one for presence and housekeeping, up to two that read
 * rosters for introductions, one that watches, and in a cluster up to five that wait for other nodes.
 */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int INTRODUCTION_THREADS = 2;
    private static final int NETWORK_THREADS = 4;
    private static final int WAITING = 512;
    private static final long CLOSE_SECONDS = 5;
    private static final long CALL_SECONDS = 30;

    private final ScheduledThreadPoolExecutor housekeeping;
    private final ThreadPoolExecutor introductions;
    private final ThreadPoolExecutor directory;
    private final ThreadPoolExecutor network;
    private final ScheduledThreadPoolExecutor monitoring;

    Workers() {
        housekeeping = new ScheduledThreadPoolExecutor(1, named("rtmfp-housekeeping"));
        housekeeping.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        monitoring = new ScheduledThreadPoolExecutor(1, named("rtmfp-monitoring"));
        monitoring.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        introductions = pool(INTRODUCTION_THREADS, "rtmfp-introductions");
        directory = pool(1, "rtmfp-cluster-directory");
        network = pool(NETWORK_THREADS, "rtmfp-cluster");
    }

    /** Threads that are there while there is something to do. */
    private static ThreadPoolExecutor pool(int threads, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING), named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Rejects what there is no room for. */
    Executor introductions() {
        return introductions;
    }

    /** Runs one task at a time, which may wait for the cluster. Rejects what there is no room for. */
    Executor directory() {
        return directory;
    }

    /** Runs tasks that may wait for other nodes of the cluster. Rejects what there is no room for. */
    Executor network() {
        return network;
    }

    /** Runs something soon; drops it silently once the plugin stops. */
    void execute(Wiring.Action task) {
        try {
            housekeeping.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("The plugin stops; a task is dropped");
        }
    }

    /**
     * Runs something on the plugin's own thread and waits for it. What leaves thread-locals behind, as Netty does, must
     * not run on a thread of the server: it would keep the plugin's class loader for ever.
     *
     * @throws Exception whatever {@code task} throws; {@link java.util.concurrent.TimeoutException} after 30 seconds
     */
    void call(Wiring.Action task) throws Exception {
        try {
            housekeeping.submit(() -> {
                task.run();
                return null;
            }).get(CALL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Runs something after a pause; drops it silently once the plugin stops. */
    void later(Duration pause, Wiring.Action task) {
        try {
            housekeeping.schedule(guarded(task), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The plugin stops; a task is dropped");
        }
    }

    /** Runs something again and again; a run that fails does not end that. */
    void every(Duration period, Wiring.Action task) {
        housekeeping.scheduleWithFixedDelay(
                guarded(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As {@link #every}, on a thread of its own, which may wait for the database and for name servers. */
    void monitor(Duration period, Wiring.Action task) {
        monitoring.scheduleWithFixedDelay(
                guarded(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets what runs come to its end and starts nothing more. */
    void close() throws InterruptedException {
        housekeeping.shutdown();
        introductions.shutdown();
        directory.shutdown();
        network.shutdown();
        monitoring.shutdown();
        awaitEnd(housekeeping);
        awaitEnd(introductions);
        awaitEnd(directory);
        awaitEnd(network);
        awaitEnd(monitoring);
    }

    private static void awaitEnd(ExecutorService executor) throws InterruptedException {
        if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
            executor.shutdownNow();
            LOG.warn("A task of the RTMFP plugin did not end within {} s and was interrupted", CLOSE_SECONDS);
        }
    }

    private static Runnable guarded(Wiring.Action task) {
        return () -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn("A task of the RTMFP plugin failed", e);
            }
        };
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
