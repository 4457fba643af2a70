package io.github.peerfire.phone.media.rate;

/**
 * Knows by how much round trips are longer than need be: the shortest one of the last minute, or half of one, is none.
 */
final class RoundTrips {

    /** A longer route shows as a queue for so long at most, twice. */
    private static final long FORGOTTEN = 30_000_000_000L;

    private double shortest = Double.MAX_VALUE;
    private double shortestBefore = Double.MAX_VALUE;
    private double last;
    private long begun;

    /** Takes a round trip in milliseconds; 0 if it is not known. */
    void take(double roundTrip, long now) {
        if (roundTrip <= 0) {
            return;
        }
        if (now - begun > FORGOTTEN) {
            begun = now;
            shortestBefore = shortest;
            shortest = roundTrip;
        }
        shortest = Math.min(shortest, roundTrip);
        last = roundTrip;
    }

    /** The shortest one; 0 if none is known. */
    double shortest() {
        return last == 0 ? 0 : Math.min(shortest, shortestBefore);
    }

    /** How much of the last one is a queue somewhere on the way, in milliseconds. */
    double queue() {
        return last - shortest();
    }
}
