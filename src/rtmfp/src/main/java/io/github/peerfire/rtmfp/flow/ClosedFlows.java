package io.github.peerfire.rtmfp.flow;

/**
 * Identifiers of receiving flows that are over, where nothing else protects packets against replay: what was recorded
 * must not open them again. Bounded, also by what the session may keep: of those forgotten the highest is kept, and
 * none below it is accepted any more; senders count upwards.
 */
final class ClosedFlows {

    private static final long[] NONE = {};
    private static final int FEW = 4;

    private final KeptBytes kept;
    /** A ring, all of it in use up to {@link #size}. */
    private long[] remembered = NONE;
    private int size;
    /** Where the one is that was added first, once the ring is full. */
    private int eldest;
    private int limit;
    private boolean anyForgotten;
    /** Unsigned. */
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
        if (anyForgotten && Long.compareUnsigned(id, highestForgotten) <= 0) {
            return true;
        }
        for (int index = 0; index < size; index++) {
            if (remembered[index] == id) {
                return true;
            }
        }
        return false;
    }

    void add(long id) {
        if (limit == 0) {
            return;
        }
        if (size == remembered.length) {
            grow();
        }
        if (size < remembered.length) {
            remembered[size++] = id;
        } else if (size == 0) {
            forget(id);
        } else {
            forget(remembered[eldest]);
            remembered[eldest] = id;
            eldest = (eldest + 1) % size;
        }
    }

    /** Makes the ring longer if there is room. */
    private void grow() {
        int length = Math.min(limit, Math.max(FEW, 2 * size));
        long bytes = (long) Long.BYTES * (length - size);
        if (length > size && kept.hasRoomFor(bytes)) {
            kept.add(bytes);
            long[] longer = new long[length];
            System.arraycopy(remembered, eldest, longer, 0, size - eldest);
            System.arraycopy(remembered, 0, longer, size - eldest, eldest);
            remembered = longer;
            eldest = 0;
        }
    }

    private void forget(long id) {
        highestForgotten = anyForgotten && Long.compareUnsigned(highestForgotten, id) > 0 ? highestForgotten : id;
        anyForgotten = true;
    }
}
