package io.github.peerfire.openfire.presence;

import io.github.peerfire.openfire.limit.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.xmpp.packet.JID;

/**
 * Decides when presence is sent again (ProtoXEP section 5.3): at once when an endpoint is added, after five seconds
 * when it is removed, at most six times a minute for a full JID. Thread-safe.
 *
 * <p>A presence that the user sends while his endpoint changes may be stamped before the change and stored after it was
 * looked at, so every full JID is looked at a second time.
 */
final class PresenceUpdates {

    /** How long a removal waits for a quick reconnect. */
    static final Duration REMOVAL_DELAY = Duration.ofSeconds(5);

    /** How long after the first look the second one is. */
    static final Duration SECOND_LOOK = Duration.ofSeconds(3);

    private static final int UPDATES_PER_MINUTE = 6;

    /** When to look at a full JID, and whether for the last time. */
    private record Due(long at, boolean last) {
    }

    private final Clock clock;
    private final RateLimit<JID> limit;
    private final Map<JID, Due> due = new LinkedHashMap<>();

    /** Nothing is due yet. */
    PresenceUpdates(Clock clock) {
        this.clock = clock;
        this.limit = new RateLimit<>(UPDATES_PER_MINUTE, Duration.ofMinutes(1), clock);
    }

    /**
     * The endpoint of a full JID was added, altered or removed; what came before it and was not sent yet is dropped.
     *
     * @param present whether it has one now
     */
    synchronized void changed(JID holder, boolean present) {
        due.put(holder, new Due(present ? clock.millis() : clock.millis() + REMOVAL_DELAY.toMillis(), false));
    }

    /**
     * Takes those whose presence is to be sent now.
     *
     * @param needed whether there is anything to tell about a full JID; if not, it is dropped
     */
    List<JID> takeDue(Predicate<JID> needed) {
        return removeDue().stream().filter(needed).filter(this::allowed).toList();
    }

    private synchronized List<JID> removeDue() {
        long now = clock.millis();
        List<JID> ready = due.entrySet().stream().filter(e -> e.getValue().at() <= now).map(Map.Entry::getKey).toList();
        for (JID holder : ready) {
            if (!due.remove(holder).last()) {
                due.put(holder, new Due(now + SECOND_LOOK.toMillis(), true));
            }
        }
        return ready;
    }

    private synchronized boolean allowed(JID holder) {
        if (limit.tryAcquire(holder)) {
            return true;
        }
        due.put(holder, new Due(limit.nextAllowed(holder), false));
        return false;
    }
}
