package io.github.peerfire.cli.media;

/**
 * Turns the timestamps of a stream, which wrap after 49 days, into times that do not. A stream whose publisher begins
 * anew goes on where it was.
 */
final class TimeLine {

    /** What is so many milliseconds earlier than the newest is a new beginning, or repeated from long ago. */
    static final long LONG_AGO = 10_000;

    private boolean running;
    private long newest;
    private long raw;
    private boolean restarted;

    /** Whether sound or pictures set it going. */
    boolean isRunning() {
        return running;
    }

    /** The time of sound or pictures. */
    long media(long timestamp) {
        if (!running) {
            running = true;
            newest = timestamp;
            raw = timestamp;
            return newest;
        }
        long time = time(timestamp);
        restarted = time < newest - LONG_AGO;
        if (restarted) {
            time = newest + 1;
        }
        if (time > newest) {
            newest = time;
            raw = timestamp;
        }
        return time;
    }

    /** Whether the last call of {@link #media} was a new beginning. */
    boolean isRestarted() {
        return restarted;
    }

    /** What a timestamp means now; may be long ago. */
    long time(long timestamp) {
        return newest + (int) (timestamp - raw);
    }

    /** The newest time of sound or pictures. */
    long newest() {
        return newest;
    }
}
