package io.github.peerfire.cli.media;

import java.util.Arrays;
import java.util.Optional;

/** Finds gaps in one kind of messages, whose usual distance it learns. */
final class GapFinder {

    private static final int REMEMBERED = 32;
    private static final int ENOUGH = 8;

    private final String kind;
    private final double tolerance;
    private final long[] distances = new long[REMEMBERED];
    private int known;
    private long last = -1;

    /** @param tolerance how many times the usual distance is a gap */
    GapFinder(String kind, double tolerance) {
        this.kind = kind;
        this.tolerance = tolerance;
    }

    /** Takes the time of the next message, which does not go back; the gap before it, if there is one. */
    Optional<Gap> next(long timestamp) {
        long before = last;
        last = timestamp;
        if (before < 0 || timestamp == before) {
            return Optional.empty();
        }
        long distance = timestamp - before;
        long usual = usual();
        if (usual > 0 && distance > usual * tolerance) {
            return Optional.of(new Gap(kind, before, timestamp, Math.round((double) distance / usual) - 1));
        }
        distances[known++ % REMEMBERED] = distance;
        return Optional.empty();
    }

    /** The median; 0 before there are enough. */
    private long usual() {
        if (known < ENOUGH) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(distances, Math.min(known, REMEMBERED));
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The stream begins anew. */
    void reset() {
        last = -1;
    }
}
