package io.github.peerfire.client;

import java.util.ArrayList;
import java.util.List;

/** When something was not there. Times in nanoseconds. */
final class LossyOutages {

    private final List<long[]> intervals = new ArrayList<>();

    void begin(long now) {
        if (!isPresent()) {
            intervals.add(new long[] {now, Long.MAX_VALUE});
        }
    }

    void end(long now) {
        if (isPresent()) {
            intervals.get(intervals.size() - 1)[1] = now;
        }
    }

    /** Whether it is not there now. */
    boolean isPresent() {
        return !intervals.isEmpty() && intervals.get(intervals.size() - 1)[1] == Long.MAX_VALUE;
    }

    /** Whether it was missing at any moment between two times. */
    boolean meet(long from, long to) {
        return intervals.stream().anyMatch(interval -> interval[0] <= to && interval[1] >= from);
    }
}
