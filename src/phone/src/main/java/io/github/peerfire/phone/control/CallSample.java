package io.github.peerfire.phone.control;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.flash.NetStreamInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How a call was during one second; one point of each graph.
 *
 * @param audioSent sound that was sent, in kbit/s without headers; likewise the next three
 * @param audioReceived sound that came
 * @param videoSent pictures that were sent
 * @param videoReceived pictures that came
 * @param roundTripMilliseconds to the other side and back, smoothed; 0 if it is not known
 * @param packetLoss the share of what was sent in that second that was lost on the way, 0 to 1
 */
public record CallSample(
        double audioSent, double audioReceived, double videoSent, double videoReceived, double roundTripMilliseconds,
        double packetLoss) {

    /** Nothing at all. */
    static final CallSample NONE = new CallSample(0, 0, 0, 0, 0, 0);

    private static final double BITS = 8 / 1000.0;
    private static final double NANOSECONDS = 1e6;

    /**
     * The figures of a moment.
     *
     * @param before a second ago
     */
    public static CallSample of(CallStatistics statistics, CallStatistics before) {
        return new CallSample(
                rate(statistics.sent(), NetStreamInfo::audioBytesPerSecond),
                rate(statistics.received(), NetStreamInfo::audioBytesPerSecond),
                rate(statistics.sent(), NetStreamInfo::videoBytesPerSecond),
                rate(statistics.received(), NetStreamInfo::videoBytesPerSecond),
                statistics.roundTripTime().map(Duration::toNanos).orElse(0L) / NANOSECONDS,
                statistics.packetLossSince(before));
    }

    /** Together with those of another member of a group: what is sent goes to all, and the worst way counts. */
    CallSample and(CallSample other) {
        return new CallSample(audioSent + other.audioSent, audioReceived + other.audioReceived,
                videoSent + other.videoSent, videoReceived + other.videoReceived,
                Math.max(roundTripMilliseconds, other.roundTripMilliseconds), Math.max(packetLoss, other.packetLoss));
    }

    private static double rate(Optional<NetStreamInfo> stream, ToDoubleFunction<NetStreamInfo> bytesPerSecond) {
        return stream.map(info -> bytesPerSecond.applyAsDouble(info) * BITS).orElse(0.0);
    }
}
