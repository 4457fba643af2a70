package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.common.Time;
import java.util.EnumMap;
import java.util.Map;

/** Counts what one stream carries. Confined to the endpoint's thread. */
final class TrafficMeter {

    private static final int SLOTS = 10;
    private static final long SLOT = Time.SECOND / SLOTS;

    private final Map<MediaKind, Counter> counters = new EnumMap<>(MediaKind.class);
    private long dropped;

    TrafficMeter() {
        for (MediaKind kind : MediaKind.values()) {
            counters.put(kind, new Counter());
        }
    }

    void count(MediaKind kind, int bytes, long now) {
        counters.get(kind).count(bytes, now);
    }

    void drop() {
        dropped++;
    }

    NetStreamInfo snapshot(long bufferedBytes, long smoothedRoundTripTime, long now) {
        Counter audio = counters.get(MediaKind.AUDIO);
        Counter video = counters.get(MediaKind.VIDEO);
        Counter data = counters.get(MediaKind.DATA);
        return new NetStreamInfo(
                audio.messages, audio.bytes, audio.bytesPerSecond(now),
                video.messages, video.bytes, video.bytesPerSecond(now),
                data.messages, data.bytes, data.bytesPerSecond(now),
                dropped, bufferedBytes, (double) smoothedRoundTripTime / Time.MILLISECOND);
    }

    /** Counts one kind, and remembers the last second in tenths. */
    private static final class Counter {

        private final long[] slots = new long[SLOTS];
        private long messages;
        private long bytes;
        private long lastSlot;

        void count(int size, long now) {
            forget(now);
            messages++;
            bytes += size;
            slots[(int) (lastSlot % SLOTS)] += size;
        }

        double bytesPerSecond(long now) {
            forget(now);
            long sum = 0;
            for (long slot : slots) {
                sum += slot;
            }
            return sum;
        }

        private void forget(long now) {
            long slot = now / SLOT;
            for (long old = Math.max(lastSlot + 1, slot - SLOTS + 1); old <= slot; old++) {
                slots[(int) (old % SLOTS)] = 0;
            }
            lastSlot = Math.max(lastSlot, slot);
        }
    }
}
