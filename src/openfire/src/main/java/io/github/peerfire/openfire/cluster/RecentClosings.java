package io.github.peerfire.openfire.cluster;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which accounts were closed during the last day, for nodes that were cut off then. Bounded and thread-safe. */
final class RecentClosings {

    /** How many are remembered, the latest. */
    static final int MOST = 1_000;

    private static final long REMEMBERED_MILLIS = Duration.ofDays(1).toMillis();

    private final Clock clock;
    /** Times in milliseconds since 1970, by user name, the latest last. */
    private final Map<String, Long> closings = new LinkedHashMap<>();

    RecentClosings(Clock clock) {
        this.clock = clock;
    }

    /** An account was closed now. */
    synchronized void add(String username) {
        long now = clock.millis();
        closings.remove(username);
        closings.put(username, now);
        closings.values().removeIf(time -> now - time > REMEMBERED_MILLIS);
        if (closings.size() > MOST) {
            closings.remove(closings.keySet().iterator().next());
        }
    }

    /** Times in milliseconds since 1970, by user name. */
    synchronized Map<String, Long> all() {
        long now = clock.millis();
        closings.values().removeIf(time -> now - time > REMEMBERED_MILLIS);
        return new LinkedHashMap<>(closings);
    }
}
