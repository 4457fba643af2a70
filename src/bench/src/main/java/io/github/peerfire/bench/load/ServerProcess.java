package io.github.peerfire.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process on this machine, as Linux describes it in {@code /proc}. */
record ServerProcess(long pid) {

    private static final long KIBIBYTE = 1_024;

    /** What it took of processors until now. */
    ProcessorTime processorTime() throws IOException {
        return ProcessorTime.read(Path.of("/proc", Long.toString(pid)));
    }

    /** Bytes of memory that it holds at present. */
    long residentMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> KIBIBYTE * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst().orElseThrow();
    }
}
