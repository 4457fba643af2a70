package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a client, on which its calls and contacts live. */
final class ClientThread implements CallClock, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClientThread.class);

    private final ScheduledThreadPoolExecutor executor;

    ClientThread(String account) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "peerfire-client-" + account);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("A task came after the client was closed");
        }
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> future = executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("A timer came after the client was closed");
            return () -> { };
        }
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    /** Lets what waits for its turn still run, but no timers. Idempotent. */
    @Override
    public void close() {
        executor.shutdown();
    }

    /** An application's listener that throws must not take a call with it. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("A task of the client failed", e);
            }
        };
    }
}
