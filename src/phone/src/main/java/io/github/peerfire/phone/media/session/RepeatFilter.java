package io.github.peerfire.phone.media.session;

import java.util.Arrays;

/** Knows sound that came before, which is sent twice where some is lost. One thread. */
final class RepeatFilter {

    /** More than two seconds of frames; none is sent again after one. */
    private static final int REMEMBERED = 128;

    private final long[] timestamps = new long[REMEMBERED];
    private final byte[][] tags = new byte[REMEMBERED][];
    private int index;

    /** Whether a message is another one than all of the last. */
    boolean isNew(long timestamp, byte[] tag) {
        for (int i = 0; i < REMEMBERED; i++) {
            if (timestamps[i] == timestamp && tags[i] != null && Arrays.equals(tags[i], tag)) {
                return false;
            }
        }
        timestamps[index] = timestamp;
        tags[index] = tag;
        index = (index + 1) % REMEMBERED;
        return true;
    }
}
