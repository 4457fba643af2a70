package io.github.peerfire.fuzz;

/**
 * What work on an input may cost at most: bytes allocated by the thread, and processor time of the thread, a
 * millisecond for each kilobyte that began.
 *
 * <p>Neither is the time on a clock, so a busy machine makes no difference. What does, in a virtual machine that has
 * just started, is that code is slow until it is compiled: so work that takes too long is done again and again, and
 * only its shortest time counts. It is given up when that took seconds, or when it is clear that it leads nowhere.
 * Under Jazzer, both are widened; a corpus holds its inputs to what is declared.
 */
public final class Cost {

    private static final long NANOSECONDS_PER_KILOBYTE = 1_000_000;
    private static final int KILOBYTE = 1_024;
    private static final boolean WATCHED = System.getenv("JAZZER_FUZZ") != null;
    /** Under Jazzer, comparisons of strings are watched, which allocates more than they do. */
    private static final int ALLOCATION_FACTOR = WATCHED ? 16 : 1;
    /** It takes twenty times as long and more, too. */
    private static final int TIME_FACTOR = WATCHED ? 4 : 1;
    /** Enough for everything on the way to be compiled. */
    private static final long PATIENCE = 2_000_000_000L;
    private static final int MOST_ATTEMPTS = 2_000;
    /** What is slower than this by then does not become fast enough by being compiled. */
    private static final int HOPELESS_FACTOR = 200;
    private static final int FEWEST_ATTEMPTS = 3;

    private final long bytes;
    private final long bytesPerByte;
    private final long fed;
    private final long patience;

    private Cost(long bytes, long bytesPerByte, long fed, long patience) {
        this.bytes = bytes;
        this.bytesPerByte = bytesPerByte;
        this.fed = fed;
        this.patience = patience;
    }

    /** The work whose cost is limited. */
    @FunctionalInterface
    public interface Work {

        /** Does it once; is called again if that cost too much. */
        void run() throws Exception;
    }

    /** Work of which only parts count. */
    @FunctionalInterface
    public interface MeteredWork {

        /** Does it once; is called again if that cost too much. What counts goes through the meter. */
        void run(Meter meter) throws Exception;
    }

    /**
     * A millisecond for each kilobyte of input that began; and {@code bytesPerByte} bytes allocated for each byte of it
     * in addition to {@code bytes}.
     */
    public static Cost of(byte[] input, long bytes, long bytesPerByte) {
        return new Cost(bytes, bytesPerByte, input.length, PATIENCE);
    }

    /** The same, but given up after so many nanoseconds: for work that is compiled. */
    Cost within(long nanoseconds) {
        return new Cost(bytes, bytesPerByte, fed, nanoseconds);
    }

    /**
     * Does the work, possibly several times.
     *
     * @throws AssertionError if it always costs too much
     */
    public void limit(Work work) throws Exception {
        limitParts(meter -> meter.measure(work));
    }

    /**
     * Does the work, possibly several times. To what it may cost is added what {@link Meter#feed} says.
     *
     * @throws AssertionError if it always costs too much
     */
    public void limitParts(MeteredWork work) throws Exception {
        Meter best = attempt(work);
        long spent = best.nanoseconds();
        for (int attempt = 1; !isMet(best); attempt++) {
            boolean hopeless = spent > patience || best.nanoseconds() > HOPELESS_FACTOR * nanoseconds(best);
            if (hopeless && attempt >= FEWEST_ATTEMPTS || attempt == MOST_ATTEMPTS) {
                throw new AssertionError("cost " + best.allocated() + " of " + allocation(best) + " bytes and "
                        + best.nanoseconds() / 1_000 + " of " + nanoseconds(best) / 1_000 + " microseconds");
            }
            Meter next = attempt(work);
            spent += next.nanoseconds();
            best = best.least(next);
        }
    }

    private static Meter attempt(MeteredWork work) throws Exception {
        Meter meter = new Meter();
        work.run(meter);
        return meter;
    }

    private boolean isMet(Meter meter) {
        return meter.allocated() <= allocation(meter) && meter.nanoseconds() <= nanoseconds(meter);
    }

    private long allocation(Meter meter) {
        return ALLOCATION_FACTOR * (bytes + bytesPerByte * (fed + meter.fed()));
    }

    private long nanoseconds(Meter meter) {
        return TIME_FACTOR * NANOSECONDS_PER_KILOBYTE * Math.max(1, (fed + meter.fed() + KILOBYTE - 1) / KILOBYTE);
    }
}
