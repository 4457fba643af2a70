package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a client, on which its calls and contacts live. What somebody gives it after it was closed is done
 * all the same, so that nobody waits for an answer in vain; the thread itself ends when there is nothing to do.
 */
final class ClientThread implements CallClock, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClientThread.class);

    /** How long the thread waits for more when it is closed. */
    private static final long LINGER_MILLIS = 100;

    private final ScheduledThreadPoolExecutor executor;
    private volatile boolean closed;
    private volatile Thread present;

    ClientThread(String account) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "peerfire-client-" + account);
            thread.setDaemon(true);
            present = thread;
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(guarded(task));
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        Runnable unlessClosed = () -> {
            if (!closed) {
                task.run();
            }
        };
        ScheduledFuture<?> future = executor.schedule(guarded(unlessClosed), delay.toNanos(), TimeUnit.NANOSECONDS);
        if (closed) {
            // Else it would keep the thread until then.
            future.cancel(false);
        }
        return () -> future.cancel(false);
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    /** @throws IllegalStateException on this thread, which would wait for itself */
    void requireAnother() {
        if (Thread.currentThread() == present) {
            throw new IllegalStateException("The client's own thread cannot wait for its end; use closeAsync()");
        }
    }

    /** From now on no timer runs any more. Idempotent. */
    @Override
    public void close() {
        closed = true;
        executor.getQueue().removeIf(task -> task instanceof Delayed later && later.getDelay(TimeUnit.NANOSECONDS) > 0);
        executor.setKeepAliveTime(LINGER_MILLIS, TimeUnit.MILLISECONDS);
        executor.allowCoreThreadTimeOut(true);
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
