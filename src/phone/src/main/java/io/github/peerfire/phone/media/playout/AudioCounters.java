package io.github.peerfire.phone.media.playout;

/**
 * What became of the sound of the far end, in frames of 20 ms.
 *
 * @param inTime were there when they were due, and played
 * @param concealed were made up, because they were not
 * @param late came after their time
 * @param malformed could not be decoded
 * @param stretched were put in between because the sound was about to run ahead
 * @param skipped were left out because the sound was behind
 * @param delay how long packets are waited for, in milliseconds
 */
public record AudioCounters(long inTime, long concealed, long late, long malformed, long stretched, long skipped,
        double delay) {

    /** Never came at all. */
    public long lost() {
        return Math.max(0, concealed - late - malformed);
    }

    /** The share that was in time, 0 to 1. */
    public double shareInTime() {
        return inTime + concealed == 0 ? 1 : (double) inTime / (inTime + concealed);
    }
}
