package io.github.peerfire.rtmfp.flow;

import java.util.Arrays;

/**
 * A set of sequence numbers as ascending ranges that do not touch (SEQUENCE_SET of RFC 7016 §3.6.3). It always
 * contains 0, so that the first range starts there. Costs depend on the number of ranges, never on the numbers.
 */
final class SequenceSet {

    private static final long[] NO_RANGES = {};

    /** First and last number of each range in turn. */
    private long[] bounds = new long[2];
    private int ranges = 1;

    /** The highest number of the first range (CSN of RFC 7016 §3.6.3.3). */
    long cumulative() {
        return bounds[1];
    }

    long highest() {
        return bounds[2 * ranges - 1];
    }

    int rangeCount() {
        return ranges;
    }

    /** Bytes that it takes for more than one range. */
    int extraBytes() {
        return Long.BYTES * (bounds.length - 2);
    }

    /** How many bytes more it takes with one range more. */
    int growth() {
        return 2 * ranges == bounds.length ? Long.BYTES * bounds.length : 0;
    }

    boolean hasGaps() {
        return ranges > 1;
    }

    boolean contains(long number) {
        return number <= bounds[2 * rangeAtOrBelow(number) + 1];
    }

    /** Whether adding a number that is not in the set would make one range more. */
    boolean wouldAddRange(long number) {
        int index = rangeAtOrBelow(number);
        return number > bounds[2 * index + 1] + 1 && (index + 1 == ranges || number + 1 < bounds[2 * index + 2]);
    }

    /** Adds a number below {@code Long.MAX_VALUE}. Returns whether it is new. */
    boolean add(long number) {
        int index = rangeAtOrBelow(number);
        if (number <= bounds[2 * index + 1]) {
            return false;
        }
        boolean touchesBelow = number == bounds[2 * index + 1] + 1;
        boolean touchesAbove = index + 1 < ranges && number + 1 == bounds[2 * index + 2];
        if (touchesBelow && touchesAbove) {
            bounds[2 * index + 1] = bounds[2 * index + 3];
            removeRanges(index + 1, 1);
        } else if (touchesBelow) {
            bounds[2 * index + 1] = number;
        } else if (touchesAbove) {
            bounds[2 * index + 2] = number;
        } else {
            insertRange(index + 1, number);
        }
        return true;
    }

    /** Adds all numbers from 0 to one below {@code Long.MAX_VALUE}. Returns whether any is new. */
    boolean addUpTo(long number) {
        if (number <= bounds[1]) {
            return false;
        }
        int last = rangeAtOrBelow(number + 1);
        bounds[1] = Math.max(number, bounds[2 * last + 1]);
        removeRanges(1, last);
        return true;
    }

    /** First and last number of each range but the first. */
    long[] rangesAboveCumulative() {
        return ranges == 1 ? NO_RANGES : Arrays.copyOfRange(bounds, 2, 2 * ranges);
    }

    private int rangeAtOrBelow(long number) {
        if (number >= bounds[2 * ranges - 2]) {
            return ranges - 1;
        }
        int low = 0;
        int high = ranges - 2;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (bounds[2 * middle] <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void insertRange(int index, long number) {
        if (2 * ranges == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        System.arraycopy(bounds, 2 * index, bounds, 2 * index + 2, 2 * (ranges - index));
        bounds[2 * index] = number;
        bounds[2 * index + 1] = number;
        ranges++;
    }

    private void removeRanges(int index, int count) {
        System.arraycopy(bounds, 2 * (index + count), bounds, 2 * index, 2 * (ranges - index - count));
        ranges -= count;
        if (ranges == 1 && bounds.length > 8) {
            bounds = Arrays.copyOf(bounds, 2);
        }
    }
}
