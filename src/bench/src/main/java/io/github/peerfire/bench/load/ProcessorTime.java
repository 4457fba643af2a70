package io.github.peerfire.bench.load;

import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processor time that a process took until now, user's and system's, as Linux tells it twice: of each thread that
 * lives, in nanoseconds ({@code task/TID/schedstat}); and of all threads that there ever were, in ticks of 10 ms
 * ({@code stat}).
 *
 * @param ofAll nanoseconds, rounded down twice
 * @param ofThreads nanoseconds of each living thread by its number; empty where Linux does not keep them
 */
record ProcessorTime(long ofAll, Map<Long, Long> ofThreads) {

    /** What the counters in {@code stat} count, on all of Linux's usual platforms. */
    static final long CLOCK_TICK = 10 * Time.MILLISECOND;

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorTime.class);
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    /** User's and system's time are each rounded, at both ends. */
    private static final long ROUNDING = 2 * CLOCK_TICK;

    /**
     * Reads it.
     *
     * @param process the process's directory in {@code /proc}
     */
    static ProcessorTime read(Path process) throws IOException {
        Map<Long, Long> threads = new HashMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path task : tasks) {
                readThread(task, threads);
            }
        }
        return new ProcessorTime(readAll(process), threads);
    }

    private static void readThread(Path task, Map<Long, Long> threads) throws IOException {
        try {
            String running = Files.readString(task.resolve("schedstat")).split(" ")[0];
            threads.put(Long.parseLong(task.getFileName().toString()), Long.parseLong(running));
        } catch (NoSuchFileException e) {
            LOG.debug("Thread {} ended just now, or Linux does not keep its time", task.getFileName());
        }
    }

    private static long readAll(Path process) throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        // The name, in parentheses, may hold anything; the state comes next.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return CLOCK_TICK * (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
    }

    /**
     * Nanoseconds that the process took between two readings: what the threads took that live now; or, if threads that
     * ended meanwhile took more than the ticks can hide, what the ticks say.
     */
    long since(ProcessorTime before) {
        long living = 0;
        for (Map.Entry<Long, Long> thread : ofThreads.entrySet()) {
            living += thread.getValue() - before.ofThreads.getOrDefault(thread.getKey(), 0L);
        }
        long all = ofAll - before.ofAll;
        return all - living > ROUNDING || ofThreads.isEmpty() ? all : living;
    }
}
