package io.github.peerfire.rendezvous;

import java.time.Duration;

/**
 * How soon it is known that a client has vanished; one that leaves in order is known to be gone at once.
 *
 * @param askAfter silence after which a client is asked for a sign of life; 1 s to 1 h
 * @param goneAfter silence after which it counts as gone; longer than the other, up to 1 day
 */
public record PresenceSettings(Duration askAfter, Duration goneAfter) {

    /**
     * A client is asked after 27 s, several times within the 30 s for which every NAT remembers it, and gone after 57
     * s: with what lies between checks, within a minute.
     */
    public static final PresenceSettings DEFAULT =
            new PresenceSettings(Duration.ofSeconds(27), Duration.ofSeconds(57));

    /** @throws IllegalArgumentException if a time is out of bounds; its message says which */
    public PresenceSettings {
        if (askAfter.toSeconds() < 1 || askAfter.toHours() > 1) {
            throw new IllegalArgumentException("the silence before a client is asked must be from 1 second to 1 hour");
        }
        if (goneAfter.compareTo(askAfter) <= 0 || goneAfter.toDays() > 1) {
            throw new IllegalArgumentException(
                    "the silence before a client is gone must be longer than that before it is asked, up to 1 day");
        }
    }
}
