package io.github.peerfire.rendezvous.relay;

import io.github.peerfire.rtmfp.common.RandomSource;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * The relay's ports, handed out at random, so that nobody knows which one comes next. Safe for use by several threads.
 */
final class RelayPorts {

    private final RandomSource random;
    /** Those that were handed out, of a former range too. */
    private final BitSet taken = new BitSet();
    private int first;
    private int last;

    RelayPorts(RelaySettings settings, RandomSource random) {
        this.random = random;
        change(settings);
    }

    /** Hands out those of another range from now on. */
    synchronized void change(RelaySettings settings) {
        first = settings.firstPort();
        last = settings.lastPort();
    }

    /** A port that nobody has; empty if all are taken. */
    synchronized OptionalInt take() {
        int start = first + Math.floorMod(ByteBuffer.wrap(random.bytes(Integer.BYTES)).getInt(), last - first + 1);
        int above = taken.nextClearBit(start);
        int free = above <= last ? above : taken.nextClearBit(first);
        if (free > last) {
            return OptionalInt.empty();
        }
        taken.set(free);
        return OptionalInt.of(free);
    }

    synchronized void giveBack(int port) {
        taken.clear(port);
    }
}
