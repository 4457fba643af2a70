package io.github.peerfire.bench.load;

import java.util.Arrays;

/** How long things took, so many as there were. */
final class Latencies {

    private static final int FIRST_CAPACITY = 1_024;

    private long[] values = new long[FIRST_CAPACITY];
    private int count;

    /** @param latency nanoseconds */
    void add(long latency) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = latency;
    }

    int count() {
        return count;
    }

    /** In microseconds; not a number if there is none. */
    double percentile(double percent) {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : sorted[(int) (count * percent / 100)] / 1e3;
    }

    void clear() {
        count = 0;
    }
}
