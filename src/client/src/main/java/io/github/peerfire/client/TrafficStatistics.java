package io.github.peerfire.client;

/**
 * What went through one RTMFP session, counted at the UDP payload.
 *
 * @param bytesSent bytes sent
 * @param bytesReceived bytes received
 */
public record TrafficStatistics(long bytesSent, long bytesReceived) {
}
