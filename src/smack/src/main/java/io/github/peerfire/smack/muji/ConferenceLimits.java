package io.github.peerfire.smack.muji;

import io.github.peerfire.smack.element.MediaKind;

/**
 * How many people a conference may have: each sends to all others (ProtoXEP section 9).
 *
 * @param people with audio or data, the user included, at least 2
 * @param cameras with video, the user included, at least 2
 */
public record ConferenceLimits(int people, int cameras) {

    /** What ordinary uplinks carry. */
    public static final ConferenceLimits DEFAULT = new ConferenceLimits(8, 4);

    /** Checks the numbers. */
    public ConferenceLimits {
        if (people < 2 || cameras < 2) {
            throw new IllegalArgumentException("A conference is of two at least: " + people + ", " + cameras);
        }
    }

    int of(MediaKind kind) {
        return kind == MediaKind.VIDEO ? Math.min(people, cameras) : people;
    }
}
