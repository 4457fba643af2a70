package io.github.peerfire.openfire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** A thread on which nothing may wait; the JDK's flight recorder sees what does, however short it is. */
final class RoutingThread {

    /** How long something may take before it counts as stuck. */
    private static final long STUCK_MILLIS = 20_000;
    private static final Set<String> WAITING = Set.of("jdk.ThreadPark", "jdk.ThreadSleep", "jdk.JavaMonitorWait",
            "jdk.SocketRead", "jdk.SocketWrite", "jdk.FileRead", "jdk.FileWrite", "jdk.FileForce");
    private static final String NAME = "routing";

    private RoutingThread() {
    }

    /** Whether the calling thread is one on which nothing may wait. */
    static boolean isCurrent() {
        return Thread.currentThread().getName().equals(NAME);
    }

    /**
     * Runs something twice, the first time so that classes are loaded, which reads files.
     *
     * @return where it waited the second time, and for what; empty if it did not
     */
    static List<String> waits(Runnable task) throws Exception {
        run(task);
        Path file = Files.createTempFile("routing", ".jfr");
        try (Recording recording = new Recording()) {
            WAITING.forEach(event -> recording.enable(event).withoutThreshold().withStackTrace());
            recording.start();
            String stuck = run(task);
            recording.stop();
            recording.dump(file);
            return stuck.isEmpty() ? read(file) : List.of(stuck);
        } finally {
            Files.delete(file);
        }
    }

    private static String run(Runnable task) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(task, NAME);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, problem) -> thrown.set(problem));
        thread.start();
        thread.join(STUCK_MILLIS);
        String where = thread.isAlive() ? "stuck at " + Arrays.toString(thread.getStackTrace()) : "";
        thread.interrupt();
        if (thrown.get() != null && where.isEmpty()) {
            throw new AssertionError("on the routing thread", thrown.get());
        }
        return where;
    }

    private static List<String> read(Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> WAITING.contains(event.getEventType().getName()))
                .filter(event -> event.getThread() != null && NAME.equals(event.getThread().getJavaName()))
                .map(RoutingThread::tell).toList();
    }

    private static String tell(RecordedEvent event) {
        List<RecordedFrame> frames = event.getStackTrace() == null ? List.of() : event.getStackTrace().getFrames();
        return event.getEventType().getName() + " at " + frames.stream().limit(12)
                .map(frame -> frame.getMethod().getType().getName() + "." + frame.getMethod().getName()).toList();
    }
}
