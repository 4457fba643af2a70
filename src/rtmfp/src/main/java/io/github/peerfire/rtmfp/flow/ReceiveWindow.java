package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.FlowParameters;

/** How much a receiving flow is willing to take, and what it said about that last (RFC 7016 §3.6.3.5). */
final class ReceiveWindow {

    private static final long NEVER_ADVERTISED = Long.MAX_VALUE;

    private final ReceiveBuffer buffer;
    /** BUFFER_CAPACITY. */
    private int capacity;
    /** PREV_RWND, in blocks. */
    private long advertised = NEVER_ADVERTISED;

    ReceiveWindow(ReceiveBuffer buffer, int capacity) {
        this.buffer = buffer;
        this.capacity = capacity;
    }

    void setCapacity(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("capacity " + bytes);
        }
        capacity = bytes;
    }

    /** What to advertise, in blocks. */
    long blocksAvailable() {
        long available = Math.max(0, (long) capacity - buffer.size());
        long blocks = (available + FlowParameters.BUFFER_BLOCK - 1) / FlowParameters.BUFFER_BLOCK;
        // RFC 7016 §3.6.3.5: MUST advertise at least one block if not suspended, unless the capacity is 0
        return blocks == 0 && capacity > 0 && !buffer.isSuspended() ? 1 : blocks;
    }

    /** An acknowledgement advertised so many blocks. */
    void advertised(long blocks) {
        advertised = blocks;
    }

    /** RFC 7016 §3.6.3.2: whether the last advertisement was so small that the next one is urgent. */
    boolean wasAdvertisedAsUrgent() {
        return advertised < FlowParameters.URGENT_WINDOW_BLOCKS;
    }

    /** RFC 7016 §3.6.3.4.1: whether the capacity is not at least 1024 bytes greater than what is buffered. */
    boolean isNearlyClosed() {
        return capacity - buffer.size() < FlowParameters.BUFFER_BLOCK;
    }

    /** Whether the sender was nearly stopped and can go on, which it is to be told. */
    boolean hasOpened() {
        return wasAdvertisedAsUrgent() && blocksAvailable() > advertised;
    }

    /**
     * Whether so much more can be kept from a sender that does not care what was advertised: up to twice the
     * capacity, or what a sender assumes before any advertisement.
     */
    boolean bears(int bytes) {
        return (long) buffer.size() + bytes <= Math.max(2L * capacity, 2L * FlowParameters.INITIAL_RECEIVE_WINDOW);
    }
}
