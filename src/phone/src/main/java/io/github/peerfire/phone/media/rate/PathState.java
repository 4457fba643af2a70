package io.github.peerfire.phone.media.rate;

import io.github.peerfire.flash.NetStreamInfo;

/**
 * What the transport tells about the way to the far end. What its congestion control does not let go waits.
 *
 * @param waitingBytes were sent by us and have not arrived, as far as is known
 * @param roundTrip milliseconds, smoothed; 0 if it is not known
 * @param bytesPerSecond what was handed to the transport over the last second, all kinds together
 * @param otherBytesPerSecond what of it was no video
 * @param droppedFrames pictures that were given up so far because they could not be sent in time
 */
public record PathState(long waitingBytes, double roundTrip, double bytesPerSecond, double otherBytesPerSecond,
        long droppedFrames) {

    /** As our stream tells. */
    public static PathState of(NetStreamInfo sent) {
        return new PathState(sent.bufferedBytes(), sent.smoothedRoundTripMilliseconds(), sent.currentBytesPerSecond(),
                sent.currentBytesPerSecond() - sent.videoBytesPerSecond(), sent.droppedFrames());
    }
}
