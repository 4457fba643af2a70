package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.Arrays;

/** The fragments of one packet that came so far (RFC 7016 §3.4). */
final class PartialPacket {

    private static final int UNKNOWN = -1;

    private final PacketMode mode;
    private final long started;
    private long progressed;
    private byte[][] fragments = new byte[4][];
    private int received;
    private int size;
    private int last = UNKNOWN;
    private int highest = UNKNOWN;

    PartialPacket(PacketMode mode, long now) {
        this.mode = mode;
        this.started = now;
        this.progressed = now;
    }

    PacketMode mode() {
        return mode;
    }

    long deadline() {
        return Math.min(started + PacketReassembler.TOTAL_TIME, progressed + PacketReassembler.PROGRESS_TIME);
    }

    /** Adds a fragment; if that is impossible, says why. */
    DropReason add(PacketFragment fragment, long now) {
        long number = fragment.fragmentNumber();
        if (number < 0 || number >= PacketReassembler.MAX_FRAGMENTS
                || fragment.fragment().length > PacketReassembler.MAX_PACKET_SIZE - size) {
            return DropReason.OVER_LIMIT;
        }
        int index = (int) number;
        if (index < fragments.length && fragments[index] != null) {
            return DropReason.DUPLICATE;
        }
        if (contradicts(index, fragment.moreFragments())) {
            return DropReason.CONTRADICTION;
        }
        if (index >= fragments.length) {
            fragments = Arrays.copyOf(fragments, Math.max(index + 1, 2 * fragments.length));
        }
        fragments[index] = fragment.fragment();
        received++;
        size += fragment.fragment().length;
        highest = Math.max(highest, index);
        last = fragment.moreFragments() ? last : index;
        progressed = now;
        return null;
    }

    boolean isComplete() {
        return received == last + 1;
    }

    byte[] assemble() {
        byte[] whole = new byte[size];
        int position = 0;
        for (int index = 0; index <= last; index++) {
            System.arraycopy(fragments[index], 0, whole, position, fragments[index].length);
            position += fragments[index].length;
        }
        return whole;
    }

    private boolean contradicts(int index, boolean moreFragments) {
        if (moreFragments) {
            return last != UNKNOWN && index > last;
        }
        return last != UNKNOWN || highest > index;
    }
}
