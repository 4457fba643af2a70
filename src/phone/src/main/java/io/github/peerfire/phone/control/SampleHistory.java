package io.github.peerfire.phone.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last seconds of a call. Immutable.
 *
 * @param samples one for each second, the oldest first, {@link #LENGTH} at most
 */
public record SampleHistory(List<CallSample> samples) {

    /** As many are kept. */
    public static final int LENGTH = 60;

    /** Before the first second. */
    public static final SampleHistory NONE = new SampleHistory(List.of());

    /** Copies the list. */
    public SampleHistory {
        samples = List.copyOf(samples);
    }

    /** With one second more; the oldest is forgotten when there are too many. */
    public SampleHistory with(CallSample next) {
        List<CallSample> longer = new ArrayList<>(samples);
        longer.add(next);
        return new SampleHistory(longer.subList(Math.max(0, longer.size() - LENGTH), longer.size()));
    }

    /** The last second. */
    public Optional<CallSample> last() {
        return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
    }
}
