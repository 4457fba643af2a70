package io.github.peerfire.rendezvous.relay;

import io.github.peerfire.rtmfp.common.RandomSource;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.OptionalInt;

/** The relay's ports, handed out at random, so that nobody knows which one comes next. Safe for use by several threads. */
final class RelayPorts {

    private final int first;
    private final int count;
    private final RandomSource random;
    private final BitSet taken = new BitSet();

    RelayPorts(RelaySettings settings, RandomSource random) {
        this.first = settings.firstPort();
        this.count = settings.lastPort() - settings.firstPort() + 1;
        this.random = random;
    }

    /** A port that nobody has; empty if all are taken. */
    synchronized OptionalInt take() {
        if (taken.cardinality() == count) {
            return OptionalInt.empty();
        }
        int start = Math.floorMod(ByteBuffer.wrap(random.bytes(Integer.BYTES)).getInt(), count);
        int index = taken.nextClearBit(start);
        int free = index < count ? index : taken.nextClearBit(0);
        taken.set(free);
        return OptionalInt.of(first + free);
    }

    synchronized void giveBack(int port) {
        taken.clear(port - first);
    }
}
