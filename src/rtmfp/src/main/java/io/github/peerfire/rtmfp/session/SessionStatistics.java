package io.github.peerfire.rtmfp.session;

/**
 * Counters of one session.
 *
 * @param packetsSent datagrams
 * @param packetsReceived datagrams that verified
 * @param bytesSent of datagrams
 * @param bytesReceived of datagrams that verified
 * @param fragmentsSent user data chunks, repetitions included
 * @param fragmentsLost user data chunks found lost, but for those that came after all before they were sent again
 */
public record SessionStatistics(
        long packetsSent,
        long packetsReceived,
        long bytesSent,
        long bytesReceived,
        long fragmentsSent,
        long fragmentsLost) {
}
