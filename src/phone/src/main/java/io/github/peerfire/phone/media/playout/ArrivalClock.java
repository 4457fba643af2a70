package io.github.peerfire.phone.media.playout;

import java.util.Arrays;

/**
 * Knows when what has a timestamp is due: as late as packets usually come, so that hardly any comes after its time, and
 * no later. Measures over the last packets, about five seconds of sound, how much longer than the fastest of them each
 * one took; a clock of the far end that is too fast or slow moves that with it.
 */
final class ArrivalClock {

    static final long MILLISECOND = 1_000_000;

    /** The least that is waited for packets, whatever the network; and the most. */
    static final long SHORTEST = 40 * MILLISECOND;
    static final long LONGEST = 250 * MILLISECOND;

    private static final int WINDOW = 256;
    private static final double SHARE = 0.95;
    /** What is waited shrinks by so much with each packet at most: 10 ms in a second of sound. */
    private static final long SHRINKING = MILLISECOND / 5;

    private final long[] transits = new long[WINDOW];
    private int count;
    private int index;
    private long fastest;
    private long delay = SHORTEST;

    /** A packet came. */
    void arrived(long timestamp, long now) {
        transits[index] = now - timestamp * MILLISECOND;
        index = (index + 1) % WINDOW;
        count = Math.min(count + 1, WINDOW);
        long[] sorted = Arrays.copyOf(transits, count);
        Arrays.sort(sorted);
        fastest = sorted[0];
        long jitter = sorted[(int) Math.ceil(SHARE * count) - 1] - fastest;
        delay = Math.max(Math.max(SHORTEST, Math.min(LONGEST, jitter)), delay - SHRINKING);
    }

    /** Forgets all but the last packets: the way has changed. */
    void forgetAllBut(int last) {
        long[] kept = new long[Math.min(last, count)];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = transits[Math.floorMod(index - kept.length + i, WINDOW)];
        }
        System.arraycopy(kept, 0, transits, 0, kept.length);
        count = kept.length;
        index = count % WINDOW;
        fastest = Arrays.stream(kept).min().orElse(0);
        delay = SHORTEST;
    }

    boolean isKnown() {
        return count > 0;
    }

    /** The timestamp that is due now, with fractions of milliseconds; only if something arrived before. */
    double due(long now) {
        return (double) (now - fastest - delay) / MILLISECOND;
    }

    /** How long packets are waited for, in nanoseconds. */
    long delay() {
        return delay;
    }
}
