package io.github.peerfire.rtmfp;

import io.github.peerfire.rtmfp.common.DropReason;
import java.util.Map;

/**
 * A snapshot of an endpoint's counters.
 *
 * @param datagramsReceived all that came, good or bad
 * @param datagramsSent all that went
 * @param bytesReceived all that came, good or bad
 * @param bytesSent all that went
 * @param drops how much was dropped for which reason
 */
public record EndpointMetrics(
        long datagramsReceived,
        long datagramsSent,
        long bytesReceived,
        long bytesSent,
        Map<DropReason, Long> drops) {
}
