package io.github.peerfire.bench.crowd;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;

/** Makes and opens the packets of open sessions, one at a time (RFC 7016 §2.2.4). Confined to one thread. */
final class SessionPackets {

    private static final long TICK = 4 * Time.MILLISECOND;
    private static final int LONGEST = 8_192;
    private static final int LONGEST_SENT = 1_120;

    private final PacketAssembler packet = new PacketAssembler(new byte[LONGEST_SENT]);
    private final byte[] opened = new byte[LONGEST];
    private final byte[] datagram = new byte[LONGEST];

    /** Begins a packet of a client's. */
    void begin(LightClient client, long now) {
        packet.begin(0, LONGEST_SENT, new PacketHeader(
                false, false, PacketMode.INITIATOR, (int) (now / TICK) & 0xffff, client.timestamp));
        client.timestamp = PacketHeader.ABSENT;
    }

    void add(Chunk chunk) {
        if (!chunk.appendTo(packet)) {
            throw new IllegalStateException("Too long for one packet: a chunk of " + chunk.encodedLength() + " bytes");
        }
    }

    /** Whether the packet has no chunk. */
    boolean isEmpty() {
        return packet.chunkCount() == 0;
    }

    /** Seals the packet; returns the length of {@link #datagram}. */
    int seal(LightClient client) {
        int length = client.cipher.seal(packet.array(), 0, packet.length(), datagram, SessionIdCodec.LENGTH);
        StartupPackets.address(datagram, length, client.sendId);
        return SessionIdCodec.LENGTH + length;
    }

    /** What was sealed last. */
    byte[] datagram() {
        return datagram;
    }

    /** The chunks of a packet for a client; null if it is none. */
    ChunkReader open(LightClient client, byte[] sealed, int length) {
        if (length > LONGEST) {
            return null;
        }
        int plain = client.cipher.open(sealed, SessionIdCodec.LENGTH, length - SessionIdCodec.LENGTH, opened, 0);
        if (plain < 0) {
            return null;
        }
        try {
            ByteReader reader = new ByteReader(opened, 0, plain);
            PacketHeader header = PacketHeader.decode(reader);
            client.timestamp = header.timestamp();
            return new ChunkReader(reader, header.mode());
        } catch (MalformedException e) {
            return null;
        }
    }
}
