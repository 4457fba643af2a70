package io.github.peerfire.testbed.simulation;

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
import java.util.Arrays;

/** Makes and reads startup packets of the plain profile. */
final class StartupPackets {

    private static final PacketCipher CIPHER = PlainProfile.named("nobody").startupCipher();

    private StartupPackets() {
    }

    /** The datagram with one chunk. */
    static byte[] datagram(Chunk chunk, int sessionId, PacketMode mode) {
        byte[] plain = new byte[3 + chunk.encodedLength()];
        PacketAssembler packet = new PacketAssembler(plain);
        packet.begin(0, plain.length, new PacketHeader(false, false, mode, 7, PacketHeader.ABSENT));
        chunk.appendTo(packet);
        return datagram(plain, sessionId);
    }

    /** The datagram with one chunk, its plain packet filled up with 0xff to a length. */
    static byte[] padded(Chunk chunk, int length) {
        byte[] plain = new byte[length];
        Arrays.fill(plain, (byte) 0xff);
        PacketAssembler packet = new PacketAssembler(plain);
        packet.begin(0, length, new PacketHeader(false, false, PacketMode.STARTUP, 7, PacketHeader.ABSENT));
        chunk.appendTo(packet);
        return datagram(plain, 0);
    }

    /** The datagram of any bytes as its plain packet. */
    static byte[] datagram(byte[] plain, int sessionId) {
        byte[] datagram = new byte[plain.length + 64];
        int length = CIPHER.seal(plain, 0, plain.length, datagram, 4);
        new ByteWriter(datagram).writeUint32(SessionIdCodec.scramble(sessionId, datagram, 4, length));
        return Arrays.copyOf(datagram, 4 + length);
    }

    static byte[] datagram(Chunk chunk) {
        return datagram(chunk, 0, PacketMode.STARTUP);
    }

    /** The plain packet of a startup datagram; null if it is something else. */
    static byte[] plain(byte[] datagram) {
        byte[] plain = new byte[datagram.length];
        int length = CIPHER.open(datagram, 4, datagram.length - 4, plain, 0);
        return length < 0 ? null : Arrays.copyOf(plain, length);
    }

    /** The chunk in a startup datagram; null if it is something else. */
    static Chunk chunk(byte[] datagram) {
        byte[] plain = plain(datagram);
        if (plain == null) {
            return null;
        }
        try {
            ByteReader reader = new ByteReader(plain);
            return new ChunkReader(reader, PacketHeader.decode(reader).mode()).next();
        } catch (MalformedException e) {
            return null;
        }
    }

    static boolean is(byte[] datagram, Class<? extends Chunk> type) {
        return type.isInstance(chunk(datagram));
    }
}
