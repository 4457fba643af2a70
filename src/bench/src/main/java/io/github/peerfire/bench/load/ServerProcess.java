package io.github.peerfire.bench.load;

import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process on this machine, as Linux describes it in {@code /proc}. */
record ServerProcess(long pid) {

    /** What the counters in {@code /proc/PID/stat} count, on all of Linux's usual platforms. */
    private static final long CLOCK_TICK = 10 * Time.MILLISECOND;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final long KIBIBYTE = 1_024;

    /** Nanoseconds of processor time, user's and system's, of all its threads since it began. */
    long processorTime() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // The name, in parentheses, may hold anything; the state comes next.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return CLOCK_TICK * (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
    }

    /** Bytes of memory that it holds at present. */
    long residentMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> KIBIBYTE * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst().orElseThrow();
    }
}
