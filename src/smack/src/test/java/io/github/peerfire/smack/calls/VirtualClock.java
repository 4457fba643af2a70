package io.github.peerfire.smack.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time that passes only when a test says so; tasks run in the order of their times, then of their coming. */
public final class VirtualClock implements CallClock {

    private record Task(long due, long number, Runnable work) {
    }

    private final Queue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long now;
    private long count;

    @Override
    public void execute(Runnable task) {
        schedule(Duration.ZERO, task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable work) {
        Task task = new Task(now + delay.toNanos(), count++, work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public Instant time() {
        return Instant.EPOCH.plusNanos(now);
    }

    /** Does everything that is due now. */
    public void settle() {
        pass(Duration.ZERO);
    }

    /** Lets time pass, and does all that comes due meanwhile. */
    public void pass(Duration time) {
        long end = now + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().due() <= end) {
            Task task = tasks.remove();
            now = task.due();
            task.work().run();
        }
        now = end;
    }

    /** How many timers wait. */
    public int waiting() {
        return tasks.size();
    }
}
