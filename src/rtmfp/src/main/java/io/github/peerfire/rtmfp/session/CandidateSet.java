package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Where a far end that is wanted may be, and when each of these addresses is to be tried next. */
final class CandidateSet {

    private final Map<Path, RepeatSchedule> candidates = new LinkedHashMap<>();
    private Path latest;

    /** Adds an address; false if it is there already, or there are enough. */
    boolean add(Path path, long now) {
        // RFC 7016 §3.5.1.1.1: REDIRECT_THRESHOLD
        if (candidates.size() >= SessionParameters.CANDIDATE_LIMIT) {
            return false;
        }
        return candidates.putIfAbsent(path, new RepeatSchedule(now)) == null;
    }

    boolean contains(Path path) {
        return candidates.containsKey(path);
    }

    /** The one that was tried last; null if none was. */
    Path latest() {
        return latest;
    }

    long nextDeadline() {
        long deadline = Time.NEVER;
        for (RepeatSchedule schedule : candidates.values()) {
            deadline = Math.min(deadline, schedule.next());
        }
        return deadline;
    }

    /** Tries all that are due. */
    void sendDue(Consumer<Path> sender, long now) {
        candidates.forEach((path, schedule) -> {
            if (schedule.isDue(now)) {
                latest = path;
                sender.accept(path);
                schedule.sent(now);
            }
        });
    }
}
