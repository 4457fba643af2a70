package io.github.peerfire.flash;

import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.common.Time;

/**
 * Where timestamps are on a time line without end, and when they are due. Timestamps wrap after 2^32 ms and may jump:
 * positions go on. Positions and times are nanoseconds.
 */
final class MediaClock {

    /** Timestamps that differ by more than this from the last ones belong to something new. */
    private static final long MAXIMUM_JUMP = 10 * Time.SECOND;

    private boolean begun;
    private long lastTimestamp;
    private long lastPosition;
    private long lastData = Long.MIN_VALUE;
    private long end;
    private long played = Long.MIN_VALUE;
    private long offset;

    /** The position of a message. Data keep their order, whatever times they have; many servers give them none. */
    long position(MediaKind kind, long timestamp) {
        if (kind == MediaKind.DATA) {
            return dataPosition(timestamp);
        }
        if (!begun) {
            begun = true;
            lastTimestamp = timestamp;
        }
        long difference = difference(timestamp);
        boolean jump = Math.abs(difference) > MAXIMUM_JUMP;
        long position = jump ? end : lastPosition + difference;
        if (jump || difference > 0) {
            lastTimestamp = timestamp;
            lastPosition = position;
        }
        end = Math.max(end, position);
        return position;
    }

    private long dataPosition(long timestamp) {
        long difference = begun ? difference(timestamp) : 0;
        long position = Math.abs(difference) > MAXIMUM_JUMP ? lastPosition : lastPosition + difference;
        lastData = Math.max(lastData, Math.max(position, played));
        return lastData;
    }

    /** From the last timestamp to this one, in nanoseconds; of the two ways around the shorter. */
    private long difference(long timestamp) {
        long milliseconds = timestamp - lastTimestamp & RtmpMessage.MAXIMUM_TIMESTAMP;
        return (int) milliseconds * Time.MILLISECOND;
    }

    /** The position after all others. */
    long end() {
        return end;
    }

    /** Lets a position be due now. */
    void start(long position, long now) {
        offset = now - position;
    }

    /** Lets everything be due later. */
    void shift(long duration) {
        offset += duration;
    }

    long dueAt(long position) {
        return position + offset;
    }

    void played(long position) {
        played = Math.max(played, position);
    }

    /** Whether something later was played already. */
    boolean isPast(long position) {
        return position < played;
    }
}
