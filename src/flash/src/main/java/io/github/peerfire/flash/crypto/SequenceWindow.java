package io.github.peerfire.flash.crypto;

/**
 * Which session sequence numbers were received: an anti-replay window of 64-bit words used in a ring (RFC 6479).
 * Numbers are unsigned.
 */
final class SequenceWindow {

    /** Numbers that far behind the highest are still told apart; RFC 7425 §4.7.3.3 asks for 32 at least. */
    static final int REACH = 192;

    private static final int WORD_BITS = Long.SIZE;
    private static final int WORDS = REACH / WORD_BITS + 1;

    private final long[] seen = new long[WORDS];
    private long highest;

    /** Whether a number is new, that is neither marked nor older than the window. */
    boolean isNew(long number) {
        if (Long.compareUnsigned(number, highest) > 0) {
            return true;
        }
        return Long.compareUnsigned(highest - number, REACH) < 0 && (seen[word(number)] & bit(number)) == 0;
    }

    /** How far a number is ahead of the highest one, unsigned; 0 if it is not. */
    long advance(long number) {
        return Long.compareUnsigned(number, highest) > 0 ? number - highest : 0;
    }

    /** Marks a number that is new. */
    void mark(long number) {
        if (Long.compareUnsigned(number, highest) > 0) {
            long words = Math.min((number >>> 6) - (highest >>> 6), WORDS);
            for (long passed = 1; passed <= words; passed++) {
                seen[word(highest + passed * WORD_BITS)] = 0;
            }
            highest = number;
        }
        seen[word(number)] |= bit(number);
    }

    private static int word(long number) {
        return (int) ((number >>> 6) % WORDS);
    }

    private static long bit(long number) {
        return 1L << number;
    }
}
