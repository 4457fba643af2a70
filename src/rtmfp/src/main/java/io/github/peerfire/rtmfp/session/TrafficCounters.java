package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.DropReason;
import java.util.EnumMap;
import java.util.Map;

/** What an endpoint has received, sent and dropped since it began. */
public final class TrafficCounters {

    private static final DropReason[] REASONS = DropReason.values();

    private final long[] drops = new long[REASONS.length];
    private long datagramsReceived;
    private long datagramsSent;
    private long bytesReceived;
    private long bytesSent;
    private long handedOver;

    TrafficCounters() {
    }

    void received(int length) {
        datagramsReceived++;
        bytesReceived += length;
    }

    /** What was received is another endpoint's, which receives it again. */
    void handedOver(int length) {
        datagramsReceived--;
        bytesReceived -= length;
        handedOver++;
    }

    void sent(int length) {
        datagramsSent++;
        bytesSent += length;
    }

    void dropped(DropReason reason) {
        drops[reason.ordinal()]++;
    }

    void dropped(DropReason reason, int count) {
        drops[reason.ordinal()] += count;
    }

    /** All that came, good or bad. */
    public long datagramsReceived() {
        return datagramsReceived;
    }

    /** All that went. */
    public long datagramsSent() {
        return datagramsSent;
    }

    /** UDP payload of all that came, good or bad. */
    public long bytesReceived() {
        return bytesReceived;
    }

    /** UDP payload of all that went. */
    public long bytesSent() {
        return bytesSent;
    }

    /** What came here and was another endpoint's. */
    public long handedOver() {
        return handedOver;
    }

    /** A copy, with all reasons that occurred. */
    public Map<DropReason, Long> drops() {
        Map<DropReason, Long> counts = new EnumMap<>(DropReason.class);
        for (DropReason reason : REASONS) {
            if (drops[reason.ordinal()] > 0) {
                counts.put(reason, drops[reason.ordinal()]);
            }
        }
        return counts;
    }
}
