package io.github.peerfire.phone.media.playout;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Knows when what has a timestamp is due: so late that most packets have come by then, and no later than the rest is
 * worth. Measures over the last packets, about five seconds of sound, how much longer than the fastest of them each one
 * took; a clock of the far end that is too fast or slow moves that with it. In the first fifteen seconds of a call it
 * is the last third of them, for both ends' programs begin slowly, which says nothing about the way.
 *
 * <p>What is lost and sent again comes a round trip and more later. Whether that is waited for is a question of what is
 * worse to hear, for which ITU-T G.107 has figures: delay impairs little up to 177 ms from mouth to ear, and five times
 * as much beyond; one percent of sound that is made up as much as the next 50 ms there.
 */
final class ArrivalClock {

    static final long MILLISECOND = 1_000_000;

    /** The least that is waited for packets, whatever the network; and the most. */
    static final long SHORTEST = 40 * MILLISECOND;
    static final long LONGEST = 250 * MILLISECOND;

    private static final int WINDOW = 256;
    /** Never fewer, a second of sound; and this share of all that came. */
    private static final int LEAST = 50;
    private static final int SHARE = 3;
    /** G.107: of each millisecond, and of each beyond the knee, as some 77 are spent elsewhere. */
    private static final double IMPAIRMENT = 0.024;
    private static final double IMPAIRMENT_BEYOND = 0.11;
    private static final double KNEE = 100;
    /**
     * G.107: of all that come too late. Twice that of G.711 with concealment, whose robustness G.113 has as 25: codecs
     * that predict, and losses in a row, do worse.
     */
    private static final double IMPAIRMENT_BY_LOSS = 700;
    /**
     * What is waited shrinks by so much with each packet at most: 10 ms in a second of sound, and ten times as much as
     * long as it is more than any packet needed.
     */
    private static final long SHRINKING = MILLISECOND / 5;
    private static final long FAST_SHRINKING = 10 * SHRINKING;

    private final long[] transits = new long[WINDOW];
    private int came;
    private int count;
    private int index;
    private long fastest;
    private long delay = SHORTEST;

    /** A packet came. */
    void arrived(long timestamp, long now) {
        transits[index] = now - timestamp * MILLISECOND;
        index = (index + 1) % WINDOW;
        came = Math.min(came + 1, SHARE * WINDOW);
        count = Math.min(count + 1, Math.max(LEAST, came / SHARE));
        long[] sorted = last().sorted().toArray();
        fastest = sorted[0];
        long latest = sorted[count - 1] - fastest;
        long shrunk = Math.min(delay - SHRINKING, Math.max(delay - FAST_SHRINKING, latest));
        delay = Math.max(best(sorted), shrunk);
    }

    /** How long the packets took that are remembered, the last one first. */
    private LongStream last() {
        return IntStream.rangeClosed(1, count).mapToLong(ago -> transits[Math.floorMod(index - ago, WINDOW)]);
    }

    /** The delay that impairs least. */
    private long best(long[] sorted) {
        long best = SHORTEST;
        double least = Double.POSITIVE_INFINITY;
        for (int i = (count - 1) / 2; i < count; i++) {
            long wait = Math.max(SHORTEST, Math.min(LONGEST, sorted[i] - fastest));
            double milliseconds = (double) wait / MILLISECOND;
            double impairment = IMPAIRMENT * milliseconds + IMPAIRMENT_BEYOND * Math.max(0, milliseconds - KNEE)
                    + IMPAIRMENT_BY_LOSS * (count - 1 - i) / count;
            if (impairment < least) {
                least = impairment;
                best = wait;
            }
        }
        return best;
    }

    /** Forgets all but the last packets: the way has changed. */
    void forgetAllBut(int last) {
        count = Math.min(last, count);
        came = count;
        fastest = last().min().orElse(0);
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
