package io.github.peerfire.rtmfp.flow;

/**
 * What the flows of a session sent so far.
 *
 * @param fragmentsSent user data chunks, repetitions included
 * @param fragmentsLost those found lost
 */
public record FlowTotals(long fragmentsSent, long fragmentsLost) {

    /** Nothing yet. */
    public static final FlowTotals NONE = new FlowTotals(0, 0);
}
