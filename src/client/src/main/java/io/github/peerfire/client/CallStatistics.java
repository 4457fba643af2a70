package io.github.peerfire.client;

import io.github.peerfire.flash.NetStreamInfo;
import java.time.Duration;
import java.util.Optional;

/**
 * What the streams of a call have carried, and how the way between its two sides is. A snapshot.
 *
 * @param sent by our stream; empty before there is one
 * @param received by theirs; empty before there is one
 * @param path how packets go; empty before there is a session between the peers
 */
public record CallStatistics(Optional<NetStreamInfo> sent, Optional<NetStreamInfo> received, Optional<CallPath> path) {

    /** Nothing yet. */
    public static final CallStatistics NONE = new CallStatistics(Optional.empty(), Optional.empty(), Optional.empty());

    CallStatistics withSent(NetStreamInfo info) {
        return new CallStatistics(Optional.of(info), received, path);
    }

    CallStatistics withReceived(NetStreamInfo info) {
        return new CallStatistics(sent, Optional.of(info), path);
    }

    CallStatistics withPath(Optional<CallPath> way) {
        return new CallStatistics(sent, received, way);
    }

    /** From here to the other side and back, smoothed; empty before there is a session. */
    public Optional<Duration> roundTripTime() {
        double milliseconds = Math.max(sent.map(NetStreamInfo::smoothedRoundTripMilliseconds).orElse(0.0),
                received.map(NetStreamInfo::smoothedRoundTripMilliseconds).orElse(0.0));
        return milliseconds > 0 ? Optional.of(Duration.ofNanos(Math.round(milliseconds * 1e6))) : Optional.empty();
    }

    /** The share of what this side sent that was lost on the way, 0 to 1; most of it was sent again. */
    public double packetLoss() {
        return sent.map(NetStreamInfo::packetLossRate).orElse(0.0);
    }

    /** The same, but only of what was sent since another snapshot of the call; 0 if nothing was. */
    public double packetLossSince(CallStatistics earlier) {
        long sentBefore = earlier.sent.map(NetStreamInfo::piecesSent).orElse(0L);
        long lostBefore = earlier.sent.map(NetStreamInfo::piecesLost).orElse(0L);
        long sentNow = sent.map(NetStreamInfo::piecesSent).orElse(0L);
        if (sentNow < sentBefore) {
            // The call has another session, which begins to count.
            return packetLoss();
        }
        long lost = sent.map(NetStreamInfo::piecesLost).orElse(0L) - lostBefore;
        return sentNow == sentBefore ? 0 : Math.max(0, Math.min(1, (double) lost / (sentNow - sentBefore)));
    }

    /** What this side sent over the last second, without headers. */
    public double sentBytesPerSecond() {
        return sent.map(NetStreamInfo::currentBytesPerSecond).orElse(0.0);
    }

    /** What arrived over the last second, without headers. */
    public double receivedBytesPerSecond() {
        return received.map(NetStreamInfo::currentBytesPerSecond).orElse(0.0);
    }
}
