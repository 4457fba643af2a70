package io.github.peerfire.phone.media.playout;

/**
 * What became of the sound of the far end, in frames of 20 ms.
 *
 * @param inTime were there when they were due, and played
 * @param recovered were taken from a copy in the packet that followed
 * @param concealed were made up, because they were not
 * @param late came after their time
 * @param malformed could not be decoded
 * @param stretched were put in between because the sound was about to run ahead
 * @param skipped were left out because the sound was behind
 * @param delay how long packets are waited for, in milliseconds
 */
public record AudioCounters(long inTime, long recovered, long concealed, long late, long malformed, long stretched,
        long skipped, double delay) {

    /** Before anything came. */
    public static final AudioCounters NONE = new AudioCounters(0, 0, 0, 0, 0, 0, 0, 0);

    /** What was counted since an earlier time; the delay is that of now. */
    public AudioCounters since(AudioCounters before) {
        return new AudioCounters(inTime - before.inTime, recovered - before.recovered, concealed - before.concealed,
                late - before.late, malformed - before.malformed, stretched - before.stretched,
                skipped - before.skipped, delay);
    }

    /** Never came at all. */
    public long lost() {
        return Math.max(0, recovered + concealed - late - malformed);
    }

    /** The share that was in time, as sent or as a copy, 0 to 1. */
    public double shareInTime() {
        long real = inTime + recovered;
        return real + concealed == 0 ? 1 : (double) real / (real + concealed);
    }
}
