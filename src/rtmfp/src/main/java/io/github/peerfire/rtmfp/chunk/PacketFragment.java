package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Vlu;

/**
 * A segment of a plain packet that is larger than the path MTU (RFC 7016 §2.3.1, §3.4).
 *
 * @param moreFragments whether the packet has fragments after this one
 * @param packetId the same in all fragments of a packet, unsigned
 * @param fragmentNumber counted from 0, unsigned
 * @param fragment at least one byte of the packet
 */
public record PacketFragment(boolean moreFragments, long packetId, long fragmentNumber, byte[] fragment)
        implements Chunk {

    private static final int MORE_FRAGMENTS = 0x80;

    @Override
    public int type() {
        return ChunkType.PACKET_FRAGMENT;
    }

    @Override
    public int payloadLength() {
        return 1 + Vlu.encodedLength(packetId) + Vlu.encodedLength(fragmentNumber) + fragment.length;
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeByte(moreFragments ? MORE_FRAGMENTS : 0);
        writer.writeVlu(packetId).writeVlu(fragmentNumber).writeBytes(fragment);
    }

    /** Reads a chunk's whole payload; one without a byte of the packet is malformed. */
    public static PacketFragment decode(ByteReader payload) throws MalformedException {
        boolean more = (payload.readUnsignedByte() & MORE_FRAGMENTS) != 0;
        long packetId = payload.readVlu();
        long fragmentNumber = payload.readVlu();
        // RFC 7016 §3.4: a receiver MUST discard a Packet Fragment chunk having an empty packetFragment field
        if (!payload.hasRemaining()) {
            throw MalformedException.INSTANCE;
        }
        return new PacketFragment(more, packetId, fragmentNumber, payload.readRemainder());
    }
}
