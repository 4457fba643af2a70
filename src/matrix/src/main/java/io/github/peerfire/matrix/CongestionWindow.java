package io.github.peerfire.matrix;

/** How a competing flow's window grows and shrinks; in segments and nanoseconds. */
interface CongestionWindow {

    /** How many segments may be on their way. */
    double size();

    /** So many more were acknowledged in order, outside of recovery. */
    void acknowledged(int segments, long roundTripTime, long now);

    /** A loss was found while so many were on their way; called once for each window. */
    void reduce(double outstanding, long now);

    /** The retransmission timeout expired. */
    void timedOut(double outstanding, long now);
}
