package io.github.peerfire.bench.crowd;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Makes and opens packets under the Default Session Key, with one chunk each (RFC 7016 §2.2.2). Confined to one thread.
 */
public final class StartupPackets {

    private static final int SLACK = 64;
    private static final int HEADER_LENGTH = 3;
    private static final int LONGEST = 8_192;

    private final PacketCipher cipher;
    private final byte[] opened = new byte[LONGEST];

    /** @param cipher of startup packets */
    public StartupPackets(PacketCipher cipher) {
        this.cipher = cipher;
    }

    /** A datagram for session ID 0. */
    public byte[] datagram(Chunk chunk) {
        PacketAssembler packet = begin(chunk.encodedLength());
        chunk.appendTo(packet);
        return seal(packet);
    }

    /** A datagram for session ID 0 with a chunk of whatever type. */
    public byte[] datagram(int type, byte[] payload) {
        PacketAssembler packet = begin(PacketAssembler.CHUNK_HEADER_LENGTH + payload.length);
        packet.beginChunk(type).writeBytes(payload);
        packet.commit();
        return seal(packet);
    }

    private static PacketAssembler begin(int length) {
        PacketAssembler packet = new PacketAssembler(new byte[HEADER_LENGTH + length]);
        packet.begin(0, HEADER_LENGTH + length,
                new PacketHeader(false, false, PacketMode.STARTUP, 0, PacketHeader.ABSENT));
        return packet;
    }

    private byte[] seal(PacketAssembler packet) {
        byte[] plain = packet.array();
        byte[] datagram = new byte[plain.length + SLACK];
        int length = cipher.seal(plain, 0, plain.length, datagram, SessionIdCodec.LENGTH);
        address(datagram, length, 0);
        return Arrays.copyOf(datagram, SessionIdCodec.LENGTH + length);
    }

    /** Writes a session ID before a sealed packet of that length. */
    static void address(byte[] datagram, int sealedLength, int sessionId) {
        new ByteWriter(datagram).writeUint32(
                SessionIdCodec.scramble(sessionId, datagram, SessionIdCodec.LENGTH, sealedLength));
    }

    /** For whom a datagram is. */
    public static int sessionId(byte[] datagram, int length) {
        return SessionIdCodec.scramble(ByteBuffer.wrap(datagram).getInt(), datagram, SessionIdCodec.LENGTH,
                length - SessionIdCodec.LENGTH);
    }

    /** The chunk in a datagram; null if there is none. */
    public Chunk open(byte[] datagram, int length) {
        int sealed = length - SessionIdCodec.LENGTH;
        if (sealed > LONGEST) {
            return null;
        }
        int plain = cipher.open(datagram, SessionIdCodec.LENGTH, sealed, opened, 0);
        try {
            ByteReader reader = new ByteReader(opened, 0, Math.max(0, plain));
            return new ChunkReader(reader, PacketHeader.decode(reader).mode()).next();
        } catch (MalformedException e) {
            return null;
        }
    }
}
