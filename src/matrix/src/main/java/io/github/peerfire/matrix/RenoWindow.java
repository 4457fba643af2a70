package io.github.peerfire.matrix;

/** Reno (RFC 5681). */
final class RenoWindow implements CongestionWindow {

    private static final double INITIAL = 3;

    private double size = INITIAL;
    private double threshold = 1 << 20;

    @Override
    public double size() {
        return size;
    }

    @Override
    public void acknowledged(int segments, long roundTripTime, long now) {
        size += size < threshold ? Math.min(segments, 2) : segments / size;
    }

    @Override
    public void reduce(double outstanding, long now) {
        threshold = Math.max(outstanding / 2, 2);
        size = threshold;
    }

    @Override
    public void timedOut(double outstanding, long now) {
        threshold = Math.max(outstanding / 2, 2);
        size = 1;
    }
}
