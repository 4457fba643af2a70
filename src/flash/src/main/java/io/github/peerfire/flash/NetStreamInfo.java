package io.github.peerfire.flash;

/**
 * What a stream has carried so far, as seen from one end. For a published stream the sum over all its subscribers.
 *
 * <p>Bytes are those of tags and of encoded data messages, without headers. Sent messages count when they are handed to
 * the transport, received ones when they are delivered.
 *
 * @param audioBytesPerSecond over the last second; likewise the other two
 * @param droppedMessages audio and video that were not sent because too much was waiting already, or came malformed
 * @param bufferedBytes waiting to be sent or acknowledged
 * @param smoothedRoundTripMilliseconds of the session with the peer; of a published stream the largest; 0 without peers
 */
public record NetStreamInfo(
        long audioMessages,
        long audioBytes,
        double audioBytesPerSecond,
        long videoMessages,
        long videoBytes,
        double videoBytesPerSecond,
        long dataMessages,
        long dataBytes,
        double dataBytesPerSecond,
        long droppedMessages,
        long bufferedBytes,
        double smoothedRoundTripMilliseconds) {
}
