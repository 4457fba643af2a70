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
 * Decides when presence is sent again (ProtoXEP section 5.3): at once when an endpoint is added, after five seconds when
 * it is removed, at most six times a minute for a full JID. Thread-safe.
 */
public final class PresenceUpdates {

    /** How long a removal waits for a quick reconnect. */
    public static final Duration REMOVAL_DELAY = Duration.ofSeconds(5);

    private static final int UPDATES_PER_MINUTE = 6;

    private final Clock clock;
    private final RateLimit<JID> limit;
    private final Map<JID, Long> due = new LinkedHashMap<>();

    /** Nothing is due yet. */
    public PresenceUpdates(Clock clock) {
        this.clock = clock;
        this.limit = new RateLimit<>(UPDATES_PER_MINUTE, Duration.ofMinutes(1), clock);
    }

    /**
     * The endpoint of a full JID was added, altered or removed; what came before it and was not sent yet is dropped.
     *
     * @param present whether it has one now
     */
    public synchronized void changed(JID holder, boolean present) {
        due.put(holder, present ? clock.millis() : clock.millis() + REMOVAL_DELAY.toMillis());
    }

    /**
     * Takes those whose presence is to be sent now.
     *
     * @param needed whether there is anything to tell about a full JID; if not, it is dropped
     */
    public List<JID> takeDue(Predicate<JID> needed) {
        return removeDue().stream().filter(needed).filter(this::allowed).toList();
    }

    private synchronized List<JID> removeDue() {
        long now = clock.millis();
        List<JID> ready = due.entrySet().stream().filter(e -> e.getValue() <= now).map(Map.Entry::getKey).toList();
        ready.forEach(due::remove);
        return ready;
    }

    private synchronized boolean allowed(JID holder) {
        if (limit.tryAcquire(holder)) {
            return true;
        }
        due.putIfAbsent(holder, limit.nextAllowed(holder));
        return false;
    }
}
