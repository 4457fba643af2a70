package io.github.peerfire.phone.media.rate;

/**
 * Finds out how much video the network takes: less as soon as things wait, more again, slowly, when nothing does. Smaller or
 * fewer pictures where there is too little for large ones. Not thread-safe.
 */
public final class RateController {

    private static final long SECOND = 1_000_000_000L;
    /** More than that waiting, in milliseconds, is too much; less is none. */
    private static final double CONGESTED = 200;
    private static final double FREE = 80;
    /** A round trip that has become so much longer is a queue somewhere on the way, in milliseconds. */
    private static final double LONGER = 150;
    private static final double DECREASE = 0.7;
    private static final double INCREASE = 1.06;
    /** Between two decreases: what the last one brought has to show first. */
    private static final long PAUSE = SECOND;
    /** After a decrease nothing is increased for so long. */
    private static final long CAUTION = 2 * SECOND;
    private static final int LOWEST = 30_000;
    /** What a picture of a size needs, at least, before it is used; a third more before it is used again. */
    private static final double AGAIN = 4.0 / 3;

    private static final Step[] STEPS = {new Step(640, 480, 30, 900_000), new Step(640, 480, 15, 500_000),
        new Step(320, 240, 15, 140_000), new Step(320, 240, 10, 90_000), new Step(192, 144, 10, 50_000),
        new Step(192, 144, 5, 0)};

    private final VideoQuality best;
    private double rate;
    private int step;
    private double shortestRoundTrip = Double.MAX_VALUE;
    private long dropped = -1;
    private long decreased;
    private boolean everDecreased;
    private boolean keyFrameNeeded;

    private record Step(int width, int height, int framesPerSecond, int needs) {
    }

    /** Begins with what is wanted at best, but with no more than 300 kbit/s. */
    public RateController(VideoQuality best) {
        this.best = best;
        this.rate = Math.min(best.bitsPerSecond(), VideoQuality.NORMAL.bitsPerSecond());
        while (step < STEPS.length - 1 && STEPS[step].needs() > rate) {
            step++;
        }
    }

    /**
     * Takes how the way is; about twice a second.
     *
     * @param now nanoseconds
     * @return what video should be like from now on
     */
    public VideoQuality update(PathState path, long now) {
        boolean givenUp = dropped >= 0 && path.droppedFrames() > dropped;
        keyFrameNeeded |= givenUp;
        dropped = path.droppedFrames();
        if (path.roundTrip() > 0) {
            shortestRoundTrip = Math.min(shortestRoundTrip, path.roundTrip());
        }
        double waiting = waiting(path);
        boolean longer = path.roundTrip() > shortestRoundTrip + LONGER;
        if (givenUp || longer || waiting > CONGESTED) {
            decrease(path, now);
        } else if (waiting < FREE && (!everDecreased || now - decreased > CAUTION)
                && path.bytesPerSecond() * Byte.SIZE > rate / 2) {
            rate = Math.min(best.bitsPerSecond(), rate * INCREASE);
        }
        choose();
        return quality();
    }

    /** How long what waits takes, in milliseconds, without what is under way at any time. */
    private double waiting(PathState path) {
        double bitsPerSecond = Math.max(path.bytesPerSecond() * Byte.SIZE, rate / 4);
        return path.waitingBytes() * Byte.SIZE * 1000 / bitsPerSecond - Math.min(path.roundTrip(), CONGESTED);
    }

    private void decrease(PathState path, long now) {
        if (everDecreased && now - decreased < PAUSE) {
            return;
        }
        double went = path.bytesPerSecond() > 0 ? Math.min(rate, path.bytesPerSecond() * Byte.SIZE) : rate;
        rate = Math.max(LOWEST, Math.max(went, rate / 2) * DECREASE);
        decreased = now;
        everDecreased = true;
    }

    private void choose() {
        while (step < STEPS.length - 1 && rate < STEPS[step].needs()) {
            step++;
        }
        while (step > 0 && rate > STEPS[step - 1].needs() * AGAIN) {
            step--;
        }
    }

    /** What video should be like; never larger or more than what is wanted at best. */
    public VideoQuality quality() {
        Step chosen = STEPS[step];
        boolean smaller = chosen.width() < best.width();
        return new VideoQuality(smaller ? chosen.width() : best.width(), smaller ? chosen.height() : best.height(),
                Math.min(chosen.framesPerSecond(), best.framesPerSecond()), (int) rate);
    }

    /** Whether pictures were given up since this was asked last, so that the far end sees none before a key frame. */
    public boolean takeKeyFrameNeed() {
        boolean needed = keyFrameNeeded;
        keyFrameNeeded = false;
        return needed;
    }
}
