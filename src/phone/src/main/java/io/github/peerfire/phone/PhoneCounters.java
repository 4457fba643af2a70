package io.github.peerfire.phone;

/**
 * What a phone sent and received in one call; bytes are those of message bodies.
 *
 * @param audioMessagesSent audio messages sent
 * @param audioBytesSent their bytes
 * @param audioMessagesReceived audio messages received
 * @param audioBytesReceived their bytes
 * @param dataMessagesSent data messages sent
 * @param dataBytesSent their bytes, of names and texts
 * @param dataMessagesReceived data messages received
 * @param dataBytesReceived their bytes, of names and texts
 */
public record PhoneCounters(
        long audioMessagesSent, long audioBytesSent, long audioMessagesReceived, long audioBytesReceived,
        long dataMessagesSent, long dataBytesSent, long dataMessagesReceived, long dataBytesReceived) {
}
