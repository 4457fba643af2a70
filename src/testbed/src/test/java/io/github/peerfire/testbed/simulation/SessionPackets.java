package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the packets of sessions of the plain profile, which are in the clear, and forges those of one session once it
 * was shown how that was opened. What is forged passes only where there is no protection against replay.
 */
final class SessionPackets {

    private static final int CLEAR_FROM = SessionIdCodec.LENGTH + 8;
    private static final int COMPONENT_LENGTH = 32;

    private final byte[] key = new byte[2 * COMPONENT_LENGTH];
    private int initiatorId;
    private int responderId;

    /** The session ID in a datagram. */
    static int sessionId(byte[] datagram) {
        return SessionIdCodec.scramble(ByteBuffer.wrap(datagram).getInt(), datagram, 4, datagram.length - 4);
    }

    /** The same packet for another session ID. */
    static byte[] readdressed(byte[] datagram, int sessionId) {
        byte[] copy = datagram.clone();
        new ByteWriter(copy).writeUint32(SessionIdCodec.scramble(sessionId, copy, 4, copy.length - 4));
        return copy;
    }

    /** The header of a packet of a session. */
    static PacketHeader header(byte[] datagram) {
        return header(clear(datagram));
    }

    private static PacketHeader header(ByteReader reader) {
        try {
            return PacketHeader.decode(reader);
        } catch (MalformedException e) {
            throw new AssertionError("an endpoint sent a malformed packet", e);
        }
    }

    /** The chunks of a packet of a session; none if it is a startup packet. */
    static List<Chunk> chunks(byte[] datagram) {
        List<Chunk> chunks = new ArrayList<>();
        if (StartupPackets.plain(datagram) == null) {
            ByteReader reader = clear(datagram);
            ChunkReader chunkReader = new ChunkReader(reader, header(reader).mode());
            for (Chunk chunk = chunkReader.next(); chunk != null; chunk = chunkReader.next()) {
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    static <T extends Chunk> List<T> chunks(byte[] datagram, Class<T> type) {
        return chunks(datagram).stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static ByteReader clear(byte[] datagram) {
        return new ByteReader(datagram, CLEAR_FROM, datagram.length - CLEAR_FROM);
    }

    /** Learns IDs and key from the session's opening. */
    void watch(byte[] datagram) {
        Chunk chunk = StartupPackets.chunk(datagram);
        if (chunk instanceof InitiatorInitialKeying keying) {
            initiatorId = keying.initiatorSessionId();
            System.arraycopy(keying.sessionKeyInitiatorComponent(), 0, key, 0, COMPONENT_LENGTH);
        } else if (chunk instanceof ResponderInitialKeying keying) {
            responderId = keying.responderSessionId();
            System.arraycopy(keying.sessionKeyResponderComponent(), 0, key, COMPONENT_LENGTH, COMPONENT_LENGTH);
        }
    }

    /** The ID of packets to the responder. */
    int responderId() {
        return responderId;
    }

    /** A packet of the session from one of its ends. */
    byte[] forge(PacketMode from, Chunk... chunks) {
        byte[] plain = new byte[1_000];
        PacketAssembler packet = new PacketAssembler(plain);
        packet.begin(0, plain.length, new PacketHeader(false, false, from, 1, PacketHeader.ABSENT));
        for (Chunk chunk : chunks) {
            chunk.appendTo(packet);
        }
        return forge(from, Arrays.copyOf(plain, packet.length()));
    }

    /** As the other, of any bytes. */
    byte[] forge(PacketMode from, byte[] plain) {
        byte[] datagram = new byte[plain.length + 64];
        int length = new PlainCipher(key, false, false).seal(plain, 0, plain.length, datagram, SessionIdCodec.LENGTH);
        byte[] sealed = Arrays.copyOf(datagram, SessionIdCodec.LENGTH + length);
        return readdressed(sealed, from == PacketMode.INITIATOR ? responderId : initiatorId);
    }
}
