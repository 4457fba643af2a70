package io.github.peerfire.openfire.operation.history;

import java.time.Duration;

/** How far back a series goes. */
public enum Span {
    /** 60 points, one a minute. */
    HOUR(Duration.ofMinutes(1), 60),
    /** 96 points, one a quarter of an hour. */
    DAY(Duration.ofMinutes(15), 96);

    private final Duration step;
    private final int points;

    Span(Duration step, int points) {
        this.step = step;
        this.points = points;
    }

    /** What lies between two points. */
    public Duration step() {
        return step;
    }

    /** How many points there are at most. */
    public int points() {
        return points;
    }
}
