package io.github.peerfire.phone.media.rate;

/**
 * Finds out how much video the network takes: as soon as things wait, less than what gets through; more again, slowly,
 * when nothing does. Smaller or fewer pictures where there is too little for large ones. Not thread-safe.
 */
public final class RateController {

    private static final long SECOND = 1_000_000_000L;
    /** More than that waiting, in milliseconds, is too much; less is none. */
    private static final double CONGESTED = 120;
    private static final double FREE = 80;
    /**
     * A round trip that has become so much longer is a queue somewhere on the way, in milliseconds; and so much, none.
     */
    private static final double LONGER = 150;
    private static final double HARDLY_LONGER = 60;
    /** Of what gets through, so that what waits gets through, too. */
    private static final double DECREASE = 0.75;
    /** Never less at a time, whatever seems to get through. */
    private static final double LARGEST_DECREASE = 0.25;
    private static final double INCREASE = 1.06;
    /** Near the rate that was too much the last time. */
    private static final double CAREFUL_INCREASE = 1.02;
    private static final double NEAR = 0.85;
    private static final double BEYOND = 1.15;
    /**
     * So many pictures in half a second were given up only because a key frame came while they were being repeated,
     * which is a loss; what waits for too long takes all along that wait behind it.
     */
    private static final long REPLACED = 2;
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
    private final RoundTrips roundTrips = new RoundTrips();
    private double rate;
    private int step;
    private long dropped = -1;
    private PathState last = new PathState(0, 0, 0, 0, 0);
    private PathState secondLast = last;
    private double waitedBefore;
    private double tooMuch;
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
     * Takes how the way is; twice a second.
     *
     * @param now nanoseconds
     * @return what video should be like from now on
     */
    public VideoQuality update(PathState path, long now) {
        boolean givenUp = dropped >= 0 && path.droppedFrames() > dropped;
        boolean many = dropped >= 0 && path.droppedFrames() - dropped > REPLACED;
        keyFrameNeeded |= givenUp;
        dropped = path.droppedFrames();
        roundTrips.take(path.roundTrip(), now);
        double waits = waiting(path, Math.max(path.bytesPerSecond() * Byte.SIZE, rate / 4));
        // A key frame that is just under way is no queue, but what waits for half a second is.
        boolean waiting = waits > CONGESTED && waitedBefore > CONGESTED;
        // Pictures are not sent either while the far end has seen no key frame; hardly anything waits then.
        boolean late = many && waiting(path, rate / 4) > FREE;
        waitedBefore = waits;
        if (late || waiting || roundTrips.queue() > LONGER) {
            decrease(path, late, now);
        } else if (waits < FREE && roundTrips.queue() < HARDLY_LONGER && (!everDecreased || now - decreased > CAUTION)
                && path.bytesPerSecond() * Byte.SIZE > rate / 2) {
            increase();
        }
        secondLast = last;
        last = path;
        choose();
        return quality();
    }

    /** How long what waits takes, in milliseconds, without what is under way at any time. */
    private double waiting(PathState path, double bitsPerSecond) {
        return path.waitingBytes() * Byte.SIZE * 1000 / bitsPerSecond - roundTrips.shortest();
    }

    private void decrease(PathState path, boolean givenUp, long now) {
        if (everDecreased && now - decreased < PAUSE) {
            return;
        }
        // What was given up waits no more, and did not get through either.
        double takes = Math.min(givenUp ? rate / 2 : rate, getsThrough(path));
        tooMuch = takes;
        rate = Math.max(LOWEST, Math.max(takes * DECREASE, rate * LARGEST_DECREASE));
        decreased = now;
        everDecreased = true;
    }

    /** What video got through over the last second: what was sent of it, without what more is waiting now than then. */
    private double getsThrough(PathState path) {
        double more = path.waitingBytes() - secondLast.waitingBytes();
        return (path.bytesPerSecond() - path.otherBytesPerSecond() - Math.max(0, more)) * Byte.SIZE;
    }

    private void increase() {
        boolean near = rate > tooMuch * NEAR && rate < tooMuch * BEYOND;
        rate = Math.min(best.bitsPerSecond(), rate * (near ? CAREFUL_INCREASE : INCREASE));
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
