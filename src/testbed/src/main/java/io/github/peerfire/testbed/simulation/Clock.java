package io.github.peerfire.testbed.simulation;

/**
 * A host's own clock, which may have begun at another time than the world's and go faster or slower. Times in
 * nanoseconds.
 *
 * @param offset what it shows when the world begins, at least 0
 * @param drift by how many thousandths it goes faster, above -1000
 */
public record Clock(long offset, int drift) {

    /** Shows the world's time. */
    public static final Clock TRUE = new Clock(0, 0);

    private static final int THOUSAND = 1_000;

    /** @throws IllegalArgumentException if it would show negative times or stand still */
    public Clock {
        if (offset < 0 || drift <= -THOUSAND) {
            throw new IllegalArgumentException("A clock with offset " + offset + " and drift " + drift);
        }
    }

    /** What it shows at a time of the world. */
    public long at(long world) {
        return offset + world + world / THOUSAND * drift + world % THOUSAND * drift / THOUSAND;
    }

    /** The earliest time of the world at which it shows as much; 0 if it does from the beginning. */
    public long worldTime(long shown) {
        long elapsed = Math.max(0, shown - offset);
        long world = (long) (elapsed * ((double) THOUSAND / (THOUSAND + drift)));
        while (world > 0 && at(world - 1) >= shown) {
            world--;
        }
        while (at(world) < shown) {
            world++;
        }
        return world;
    }
}
