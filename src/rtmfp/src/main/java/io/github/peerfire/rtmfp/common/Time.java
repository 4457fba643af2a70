package io.github.peerfire.rtmfp.common;

/** Units of the endpoint's time line: nanoseconds since an origin that the driver chooses, never negative. */
public final class Time {

    /** A deadline that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** A millisecond in nanoseconds. */
    public static final long MILLISECOND = 1_000_000L;

    /** A second in nanoseconds. */
    public static final long SECOND = 1_000 * MILLISECOND;

    private Time() {
    }
}
