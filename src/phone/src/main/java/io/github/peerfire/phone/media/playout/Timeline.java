package io.github.peerfire.phone.media.playout;

/** Timestamps of 32 bits that go round, as ones that do not. */
final class Timeline {

    private long last;
    private boolean begun;

    /** The time of a message, near that of the last one. */
    long extend(long timestamp) {
        last = begun ? last + (int) (timestamp - last) : timestamp;
        begun = true;
        return last;
    }
}
