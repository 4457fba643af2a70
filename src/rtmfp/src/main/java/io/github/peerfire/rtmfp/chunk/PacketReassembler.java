package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts fragmented plain packets together (RFC 7016 §3.4), within bounds on their number, in all and for each source,
 * and on their size.
 */
public final class PacketReassembler {

    /** Packets in the making at most, of all sources. */
    public static final int MAX_PACKETS = 64;

    /** Packets in the making at most of one source. */
    public static final int MAX_PACKETS_PER_SOURCE = 4;

    /** Bytes of a reassembled packet at most: twice what a startup packet of any known peer takes. */
    public static final int MAX_PACKET_SIZE = 8_192;

    /** Fragments of a packet at most. */
    public static final int MAX_FRAGMENTS = 64;

    /** RFC 7016 §3.4: how long a packet may take in all. */
    static final long TOTAL_TIME = 60 * Time.SECOND;

    /** RFC 7016 §3.4: how long it may take from one new fragment to the next. */
    static final long PROGRESS_TIME = Time.SECOND;

    private final Map<Key, PartialPacket> packets = new LinkedHashMap<>();
    private final Consumer<DropReason> drops;

    /** Whatever is dropped is told to {@code drops}. */
    public PacketReassembler(Consumer<DropReason> drops) {
        this.drops = drops;
    }

    /**
     * Takes a fragment.
     *
     * @param source who sent it: a socket address, or a session
     * @param mode the mode of the packet that it came in
     * @return the plain packet, with its header, that is thereby complete; else null
     */
    public byte[] receive(Object source, PacketMode mode, PacketFragment fragment, long now) {
        handleTimeout(now);
        Key key = new Key(source, fragment.packetId());
        PartialPacket packet = packets.get(key);
        if (packet == null) {
            if (isFull(source)) {
                return drop(DropReason.OVER_LIMIT);
            }
            packet = new PartialPacket(mode, now);
            packets.put(key, packet);
        }
        // RFC 7016 §3.4: MUST discard a fragment in a packet of another mode than that of the first fragment
        if (packet.mode() != mode) {
            return drop(DropReason.WRONG_MODE);
        }
        DropReason reason = packet.add(fragment, now);
        if (reason != null) {
            if (reason != DropReason.DUPLICATE) {
                packets.remove(key);
            }
            return drop(reason);
        }
        if (!packet.isComplete()) {
            return null;
        }
        packets.remove(key);
        byte[] whole = packet.assemble();
        // RFC 7016 §3.4: MUST discard a reassembled packet with another mode than that of its fragments
        return (whole[0] & 3) == mode.code() ? whole : drop(DropReason.WRONG_MODE);
    }

    /** When {@link #handleTimeout} has something to do next. */
    public long nextDeadline() {
        long deadline = Time.NEVER;
        if (packets.isEmpty()) {
            return deadline;
        }
        for (PartialPacket packet : packets.values()) {
            deadline = Math.min(deadline, packet.deadline());
        }
        return deadline;
    }

    /** Forgets packets that are too slow. */
    public void handleTimeout(long now) {
        if (packets.isEmpty()) {
            return;
        }
        Iterator<PartialPacket> iterator = packets.values().iterator();
        while (iterator.hasNext()) {
            if (iterator.next().deadline() <= now) {
                iterator.remove();
            }
        }
    }

    private boolean isFull(Object source) {
        if (packets.size() >= MAX_PACKETS) {
            return true;
        }
        int ofSource = 0;
        for (Key key : packets.keySet()) {
            ofSource += key.source.equals(source) ? 1 : 0;
        }
        return ofSource >= MAX_PACKETS_PER_SOURCE;
    }

    private byte[] drop(DropReason reason) {
        drops.accept(reason);
        return null;
    }

    private record Key(Object source, long packetId) {
    }
}
