package io.github.peerfire.client.videophone;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that the calls of a line live on. */
public interface LineThread {

    /** Runs a task, in order, never within the caller; does nothing once the thread is gone. */
    void execute(Runnable task);

    /**
     * Runs a task after a delay.
     *
     * @return prevents it if it has not begun; idempotent
     */
    Runnable schedule(Duration delay, Runnable task);

    /**
     * That of an executor, which the caller shuts down.
     *
     * @param executor one with a single thread
     */
    static LineThread of(ScheduledExecutorService executor) {
        return new LineThread() {

            private final Logger log = LoggerFactory.getLogger(LineThread.class);

            @Override
            public void execute(Runnable task) {
                schedule(Duration.ZERO, task);
            }

            @Override
            public Runnable schedule(Duration delay, Runnable task) {
                try {
                    ScheduledFuture<?> future =
                            executor.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
                    return () -> future.cancel(false);
                } catch (RejectedExecutionException e) {
                    log.debug("A task came after the thread was gone");
                    return () -> { };
                }
            }

            private void guarded(Runnable task) {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    log.warn("A task of a line failed", e);
                }
            }
        };
    }
}
