package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.flow.Reliability;
import java.time.Duration;

/** How long one stream's audio and video are worth sending. For any thread. */
final class MediaLifetimes {

    /** For ever. */
    static final Duration RELIABLE = Duration.ofNanos(Long.MAX_VALUE);

    private volatile Reliability audio = MediaKind.AUDIO.reliability();
    private volatile Reliability video = MediaKind.VIDEO.reliability();

    /** @throws IllegalArgumentException if it is negative */
    void set(MediaKind kind, Duration lifetime) {
        if (lifetime.isNegative()) {
            throw new IllegalArgumentException("A lifetime is not negative: " + lifetime);
        }
        Reliability reliability = lifetime.compareTo(RELIABLE) >= 0 ? Reliability.FULL
                : lifetime.isZero() ? Reliability.NONE : Reliability.within(lifetime.toNanos());
        if (kind == MediaKind.AUDIO) {
            audio = reliability;
        } else {
            video = reliability;
        }
    }

    Reliability of(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> audio;
            case VIDEO -> video;
            case DATA -> Reliability.FULL;
        };
    }
}
