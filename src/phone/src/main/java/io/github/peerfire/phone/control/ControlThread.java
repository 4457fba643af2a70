package io.github.peerfire.phone.control;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The one thread on which a phone changes. What fails there is told, and the phone goes on. Any thread. */
final class ControlThread {

    private final Consumer<Throwable> unforeseen;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "peerfire-phone-control");
        made.setDaemon(true);
        return made;
    });

    /** @param unforeseen is told what failed, on this thread */
    ControlThread(Consumer<Throwable> unforeseen) {
        this.unforeseen = unforeseen;
    }

    void execute(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            // The phone is closed; nobody looks at it any more.
        }
    }

    void everySecond(Runnable task) {
        executor.scheduleAtFixedRate(guarded(task), 1, 1, TimeUnit.SECONDS);
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                unforeseen.accept(e);
            }
        };
    }

    boolean isOver() {
        return executor.isShutdown();
    }

    /** Does what it was told, and nothing more. */
    void end() {
        executor.shutdown();
    }
}
