package io.github.peerfire.rtmfp;

import io.github.peerfire.rtmfp.common.DropReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * A snapshot of an endpoint's counters.
 *
 * @param datagramsReceived all that came, good or bad
 * @param datagramsSent all that went
 * @param bytesReceived all that came, good or bad
 * @param bytesSent all that went
 * @param handedOver what came and was of a session of another endpoint with this identity, which has it in its counts
 * @param drops how much was dropped for which reason
 */
public record EndpointMetrics(
        long datagramsReceived,
        long datagramsSent,
        long bytesReceived,
        long bytesSent,
        long handedOver,
        Map<DropReason, Long> drops) {

    /** These and those of another endpoint together. */
    public EndpointMetrics plus(EndpointMetrics other) {
        Map<DropReason, Long> all = new EnumMap<>(DropReason.class);
        all.putAll(drops);
        other.drops.forEach((reason, count) -> all.merge(reason, count, Long::sum));
        return new EndpointMetrics(datagramsReceived + other.datagramsReceived, datagramsSent + other.datagramsSent,
                bytesReceived + other.bytesReceived, bytesSent + other.bytesSent, handedOver + other.handedOver, all);
    }
}
