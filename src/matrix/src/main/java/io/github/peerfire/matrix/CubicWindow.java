package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.common.Time;

/** Cubic (RFC 9438), with its Reno-friendly region and fast convergence. */
final class CubicWindow implements CongestionWindow {

    private static final double INITIAL = 10;
    private static final double SCALE = 0.4;
    private static final double BETA = 0.7;
    /** With which a flow of that multiplicative decrease is as fast as Reno. */
    private static final double FRIENDLY = 3 * (1 - BETA) / (1 + BETA);
    private static final long NONE = -1;

    private double size = INITIAL;
    private double threshold = 1 << 20;
    private double most;
    private double plateauAfter;
    private double origin;
    private double friendly;
    private long epoch = NONE;

    @Override
    public double size() {
        return size;
    }

    @Override
    public void acknowledged(int segments, long roundTripTime, long now) {
        if (size < threshold) {
            size += Math.min(segments, 2);
            return;
        }
        if (epoch == NONE) {
            begin(now);
        }
        double ahead = (now - epoch + roundTripTime) / (double) Time.SECOND - plateauAfter;
        double target = Math.min(Math.max(SCALE * ahead * ahead * ahead + origin, size), 1.5 * size);
        friendly += segments * (friendly >= most ? 1 : FRIENDLY) / size;
        size = Math.max(size + segments * (target - size) / size, friendly);
    }

    private void begin(long now) {
        epoch = now;
        friendly = size;
        origin = Math.max(most, size);
        plateauAfter = Math.cbrt((origin - size) / SCALE);
    }

    @Override
    public void reduce(double outstanding, long now) {
        // fast convergence: who had less than before makes room
        most = size < most ? size * (1 + BETA) / 2 : size;
        size = Math.max(size * BETA, 2);
        threshold = size;
        epoch = NONE;
    }

    @Override
    public void timedOut(double outstanding, long now) {
        reduce(outstanding, now);
        size = 1;
    }
}
