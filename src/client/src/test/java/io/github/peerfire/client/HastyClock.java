package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/** A thread that is faster than whoever hands it something: all is done, and what follows from it, when he goes on. */
final class HastyClock implements CallClock {

    private final CallClock clock;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    HastyClock(CallClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (running) {
            return;
        }
        running = true;
        for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) {
            next.run();
        }
        running = false;
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return clock.schedule(delay, () -> execute(task));
    }

    @Override
    public long now() {
        return clock.now();
    }

    @Override
    public Instant time() {
        return clock.time();
    }
}
