package io.github.peerfire.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What work on an input may cost at most: bytes allocated by the thread, and processor time of the thread.
 *
 * <p>Neither is the time on a clock. Work that takes too long is done again, and only its shortest time counts.
 * Besides, the limit is widened, little under Jazzer, which runs millions of inputs in compiled code, and much in a
 * build, where a virtual machine that has just started on a busy machine must not be taken for a slow decoder.
 */
public final class Cost {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long NANOSECONDS_PER_KILOBYTE = 1_000_000;
    private static final int ATTEMPTS = 40;
    private static final long SLACK = System.getenv("JAZZER_FUZZ") == null ? 50 : 4;

    private final long bytes;
    private final long nanoseconds;

    Cost(long bytes, long nanoseconds) {
        this.bytes = bytes;
        this.nanoseconds = nanoseconds;
    }

    /** The work whose cost is limited. */
    @FunctionalInterface
    public interface Work {

        /** Does it once; is called again if that cost too much. */
        void run() throws Exception;
    }

    /**
     * A millisecond, widened, for each kilobyte of input that began; and {@code bytesPerByte} bytes allocated for each
     * byte of it in addition to {@code bytes}.
     */
    public static Cost of(byte[] input, long bytes, long bytesPerByte) {
        long kilobytes = 1 + input.length / 1_024;
        return new Cost(bytes + bytesPerByte * input.length, SLACK * NANOSECONDS_PER_KILOBYTE * kilobytes);
    }

    /** As {@link #of}, with all the time that it takes: for work that is mostly that of a model to compare with. */
    public static Cost ofModel(byte[] input, long bytes, long bytesPerByte) {
        return new Cost(bytes + bytesPerByte * input.length, Long.MAX_VALUE);
    }

    /**
     * Does the work, possibly several times.
     *
     * @throws AssertionError if it always costs too much
     */
    public void limit(Work work) throws Exception {
        long leastBytes = Long.MAX_VALUE;
        long leastNanoseconds = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
            long nanosecondsBefore = THREADS.getCurrentThreadCpuTime();
            work.run();
            leastNanoseconds = Math.min(leastNanoseconds, THREADS.getCurrentThreadCpuTime() - nanosecondsBefore);
            leastBytes = Math.min(leastBytes, THREADS.getCurrentThreadAllocatedBytes() - bytesBefore);
            if (leastBytes <= bytes && leastNanoseconds <= nanoseconds) {
                return;
            }
        }
        throw new AssertionError("cost " + leastBytes + " of " + bytes + " bytes and " + leastNanoseconds / 1_000
                + " of " + nanoseconds / 1_000 + " microseconds");
    }
}
