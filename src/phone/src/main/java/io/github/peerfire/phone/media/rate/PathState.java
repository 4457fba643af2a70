package io.github.peerfire.phone.media.rate;

/**
 * What the transport tells about the way to the far end.
 *
 * @param waitingBytes were sent by us and have not arrived, as far as is known
 * @param roundTrip milliseconds, smoothed; 0 if it is not known
 * @param bytesPerSecond what was sent over the last second, all kinds together
 * @param droppedFrames pictures that were given up so far because they could not be sent in time
 */
public record PathState(long waitingBytes, double roundTrip, double bytesPerSecond, long droppedFrames) {
}
