package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.Vlu;

/** Divides a session's messages into fragments that fit its packets (RFC 7016 §3.6.2.2). */
final class Fragmentation {

    /** Chunk header and flags, and as much of sequence number and offset as is ever reached. */
    private static final int USER_DATA_OVERHEAD = PacketAssembler.CHUNK_HEADER_LENGTH + 1 + 6 + 5;

    /** Chunk header and flags of a fragment that follows another one. */
    private static final int NEXT_USER_DATA_OVERHEAD = PacketAssembler.CHUNK_HEADER_LENGTH + 1;

    private int packetSize;
    private int pathPacketSize;

    Fragmentation(int packetSize) {
        this.packetSize = packetSize;
        this.pathPacketSize = packetSize;
    }

    /** How long a packet is that every path carries, and this one, too, as far as is known. */
    void setPacketSize(int size) {
        packetSize = Math.max(FlowLimits.MIN_PACKET_SIZE, size);
        pathPacketSize = packetSize;
    }

    /** How long a packet is that this path carries; not less than every path does. */
    void setPathPacketSize(int size) {
        pathPacketSize = Math.max(packetSize, size);
    }

    /** Whether a packet is longer than what every path carries. */
    boolean isLong(PacketAssembler packet) {
        return packet.length() > packetSize;
    }

    /**
     * Appends a message's fragments to a queue; an empty message has one.
     *
     * @param startupOptions what goes with each of them until the first acknowledgement, or null
     */
    SendMessage append(
            SendFlow flow, SendQueue queue, byte[] data, OptionList startupOptions, Reliability reliability, long now) {
        int maxFragmentSize = maxFragmentSize(flow.id(), startupOptions);
        int count = Math.max(1, (data.length + maxFragmentSize - 1) / maxFragmentSize);
        SendMessage message = new SendMessage(flow, data, queue.nextSequenceNumber(), count, reliability, now);
        for (int index = 0; index < count; index++) {
            int offset = index * maxFragmentSize;
            int length = Math.min(maxFragmentSize, data.length - offset);
            queue.append(new SendFragment(
                    flow, message, queue.nextSequenceNumber(), control(index, count), offset, length));
        }
        return message;
    }

    /**
     * How long a fragment can be so that its chunk fits a packet whenever it is sent. What was sent cannot be divided
     * again, so none is longer than every path carries; longer packets are filled with several.
     */
    private int maxFragmentSize(long flowId, OptionList startupOptions) {
        int options = startupOptions == null ? 0 : startupOptions.encodedLength();
        int overhead = PacketHeader.MAX_ENCODED_LENGTH + USER_DATA_OVERHEAD + Vlu.encodedLength(flowId) + options;
        int longest = packetSize - overhead;
        int room = pathPacketSize - overhead;
        int pieces = (room + longest - 1) / longest;
        return Math.min(longest, (room - (pieces - 1) * NEXT_USER_DATA_OVERHEAD) / pieces);
    }

    private static FragmentControl control(int index, int count) {
        if (count == 1) {
            return FragmentControl.WHOLE;
        } else if (index == 0) {
            return FragmentControl.BEGIN;
        }
        return index == count - 1 ? FragmentControl.END : FragmentControl.MIDDLE;
    }
}
