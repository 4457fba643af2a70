package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.common.Time;
import java.util.EnumMap;
import java.util.Map;

/** Counts what one stream carries. Confined to the endpoint's thread. */
final class TrafficMeter {

    private final Map<MediaKind, Counter> counters = new EnumMap<>(MediaKind.class);
    private final RateMeter total = new RateMeter();
    private TrafficMeter sum;
    private long dropped;
    private long droppedFrames;

    TrafficMeter() {
        for (MediaKind kind : MediaKind.values()) {
            counters.put(kind, new Counter());
        }
    }

    /** From now on counts there too. */
    void addTo(TrafficMeter other) {
        sum = other;
    }

    void count(MediaKind kind, int bytes, long now) {
        Counter counter = counters.get(kind);
        counter.messages++;
        counter.bytes += bytes;
        counter.rate.count(bytes, now);
        total.count(bytes, now);
        if (sum != null) {
            sum.count(kind, bytes, now);
        }
    }

    /** A message of a kind that is not known did not get as far as being counted. */
    void drop() {
        dropped++;
    }

    /** A message did not get as far as being counted. */
    void drop(MediaKind kind) {
        drop();
        droppedFrames += kind == MediaKind.VIDEO ? 1 : 0;
        if (sum != null) {
            sum.drop(kind);
        }
    }

    /** A message did not come, and so was not counted. */
    void miss(MediaKind kind) {
        counters.get(kind).missed++;
        lose(kind);
    }

    /** A message was counted, and did not arrive. */
    void lose(MediaKind kind) {
        counters.get(kind).lost++;
        droppedFrames += kind == MediaKind.VIDEO ? 1 : 0;
        if (sum != null) {
            sum.lose(kind);
        }
    }

    /** @param bufferTime nanoseconds */
    NetStreamInfo snapshot(long bufferedBytes, long bufferTime, PathInfo path, long now) {
        return new NetStreamInfo(info(MediaKind.AUDIO, now), info(MediaKind.VIDEO, now), info(MediaKind.DATA, now),
                total.maximum(now), dropped, droppedFrames, bufferedBytes, (double) bufferTime / Time.MILLISECOND,
                (double) path.roundTripTime() / Time.MILLISECOND, path.sent(), path.lost());
    }

    private TrafficInfo info(MediaKind kind, long now) {
        Counter counter = counters.get(kind);
        long sent = counter.messages + counter.missed;
        return new TrafficInfo(counter.messages, counter.bytes, counter.rate.current(now), counter.lost,
                sent == 0 ? 0 : (double) counter.lost / sent);
    }

    private static final class Counter {

        private final RateMeter rate = new RateMeter();
        private long messages;
        private long bytes;
        private long lost;
        private long missed;
    }
}
