package io.github.peerfire.openfire.operation.history;

import java.time.Instant;
import java.util.List;

/**
 * Values at equal distances.
 *
 * @param measure what was recorded
 * @param span how far back
 * @param end the end of the last step, which may not be over yet
 * @param values one of each step, the oldest first; as many as the span has, 0 for steps before the plugin was loaded
 */
public record Series(Measure measure, Span span, Instant end, List<Long> values) {

    /** Copies the values. */
    public Series {
        values = List.copyOf(values);
    }

    /** The largest value, 0 if there is none. */
    public long peak() {
        return values.stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
