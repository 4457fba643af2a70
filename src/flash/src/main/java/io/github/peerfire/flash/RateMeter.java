package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.common.Time;

/** Bytes per second, over the last second in tenths. */
final class RateMeter {

    private static final int SLOTS = 10;
    private static final long SLOT = Time.SECOND / SLOTS;

    private final long[] slots = new long[SLOTS];
    private long lastSlot;
    private long sum;
    private long maximum;

    void count(int bytes, long now) {
        forget(now);
        slots[(int) (lastSlot % SLOTS)] += bytes;
        sum += bytes;
        maximum = Math.max(maximum, sum);
    }

    double current(long now) {
        forget(now);
        return sum;
    }

    /** The most that ever was. */
    double maximum(long now) {
        forget(now);
        return maximum;
    }

    private void forget(long now) {
        long slot = now / SLOT;
        for (long old = Math.max(lastSlot + 1, slot - SLOTS + 1); old <= slot; old++) {
            int index = (int) (old % SLOTS);
            sum -= slots[index];
            slots[index] = 0;
        }
        lastSlot = Math.max(lastSlot, slot);
    }
}
