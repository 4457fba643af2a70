package io.github.peerfire.phone.media.video;

import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.common.model.Size;

/** Chooses how coarsely pictures are encoded, so that on average they take what they may. */
final class QuantizerControl implements RateControl {

    private static final int FINEST = 18;
    private static final int COARSEST = 46;
    private static final int FIRST = 30;
    /** Six steps halve what a picture takes. */
    private static final double STEPS_OF_HALF = 6;
    /** What was too much is made up for within so many pictures. */
    private static final double PATIENCE = 15;

    private double budget = 10_000;
    private double debt;
    private double quantizer = FIRST;

    void setRate(int bitsPerSecond, double framesPerSecond) {
        budget = bitsPerSecond / Math.max(framesPerSecond, 1);
    }

    /** A picture was encoded in so many bits. */
    void encoded(int bits, boolean key) {
        debt = Math.max(debt + bits - budget, -PATIENCE * budget);
        if (key) {
            return;
        }
        double target = Math.max(budget - debt / PATIENCE, budget / 4);
        double error = STEPS_OF_HALF * Math.log(Math.max(bits, 1) / target) / Math.log(2);
        quantizer = Math.max(FINEST, Math.min(COARSEST, quantizer + Math.max(-2, Math.min(3, error / 3))));
    }

    /** A picture did not fit at all. */
    void coarsen() {
        quantizer = Math.min(COARSEST, quantizer + STEPS_OF_HALF);
    }

    @Override
    public int startPicture(Size size, int maximumSize, SliceType type) {
        return (int) Math.round(quantizer);
    }

    @Override
    public int initialQpDelta() {
        return 0;
    }

    @Override
    public int accept(int bits) {
        return 0;
    }
}
