package io.github.peerfire.openfire.operation.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values of the last steps of one measure, each step numbered by how many there were since 1970. */
final class Ring {

    private final long[] values;
    private long latest;

    Ring(int points) {
        values = new long[points];
    }

    /** Adds to a step, or raises it. Steps before the latest one are not changed any more. */
    void put(long step, long value, boolean largest) {
        move(step);
        if (step == latest) {
            int slot = slot(step);
            values[slot] = largest ? Math.max(values[slot], value) : values[slot] + value;
        }
    }

    private void move(long step) {
        if (step - latest >= values.length) {
            Arrays.fill(values, 0);
        } else {
            for (long empty = latest + 1; empty <= step; empty++) {
                values[slot(empty)] = 0;
            }
        }
        latest = Math.max(latest, step);
    }

    /** The values up to a step, the oldest first. */
    List<Long> upTo(long step) {
        List<Long> result = new ArrayList<>(values.length);
        for (long past = step - values.length + 1; past <= step; past++) {
            boolean known = past <= latest && past > latest - values.length;
            result.add(known ? values[slot(past)] : 0L);
        }
        return result;
    }

    private int slot(long step) {
        return (int) Math.floorMod(step, (long) values.length);
    }
}
