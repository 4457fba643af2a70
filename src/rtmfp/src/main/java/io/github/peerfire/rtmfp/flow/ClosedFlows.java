package io.github.peerfire.rtmfp.flow;

import java.util.Arrays;

/**
 * Identifiers of receiving flows that are over, where nothing else protects packets against replay: what was recorded
 * must not open them again. Bounded, also by what the session may keep: if there are too many the lowest is forgotten,
 * and none up to that is accepted any more; senders count upwards.
 */
final class ClosedFlows {

    private static final long[] NONE = {};
    private static final int FEW = 4;

    private final KeptBytes kept;
    /** {@link #ordered}, ascending, as far as they are in use. */
    private long[] remembered = NONE;
    private int size;
    private int limit;
    private boolean anyForgotten;
    private long highestForgotten;

    ClosedFlows(int limit, KeptBytes kept) {
        this.limit = limit;
        this.kept = kept;
    }

    /** How many are remembered from now on; 0 for none at all. */
    void setLimit(int limit) {
        this.limit = limit;
    }

    boolean contains(long id) {
        return containsOrdered(ordered(id));
    }

    /** Identifiers are unsigned; these compare as they do. */
    private static long ordered(long id) {
        return id ^ Long.MIN_VALUE;
    }

    private boolean containsOrdered(long id) {
        return anyForgotten && id <= highestForgotten || Arrays.binarySearch(remembered, 0, size, id) >= 0;
    }

    void add(long id) {
        long added = ordered(id);
        if (limit == 0 || containsOrdered(added)) {
            return;
        }
        if (size == remembered.length) {
            grow();
        }
        if (size < remembered.length) {
            insert(added);
        } else if (size == 0 || added < remembered[0]) {
            forget(added);
        } else {
            forget(remembered[0]);
            System.arraycopy(remembered, 1, remembered, 0, --size);
            insert(added);
        }
    }

    private void insert(long id) {
        int place = -1 - Arrays.binarySearch(remembered, 0, size, id);
        System.arraycopy(remembered, place, remembered, place + 1, size - place);
        remembered[place] = id;
        size++;
    }

    /** Makes room for more if there is any. */
    private void grow() {
        int length = Math.min(limit, Math.max(FEW, 2 * size));
        long bytes = (long) Long.BYTES * (length - size);
        if (length > size && kept.hasRoomFor(bytes)) {
            kept.add(bytes);
            remembered = Arrays.copyOf(remembered, length);
        }
    }

    private void forget(long id) {
        highestForgotten = id;
        anyForgotten = true;
    }
}
