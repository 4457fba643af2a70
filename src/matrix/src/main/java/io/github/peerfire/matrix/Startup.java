package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import io.github.peerfire.testbed.simulation.PlainProfile;
import java.util.Arrays;

/** Makes startup packets that an endpoint would not send at that time. */
final class Startup {

    private Startup() {
    }

    /** The datagram with one chunk under the Default Session Key. */
    static byte[] datagram(Chunk chunk, int sessionId) {
        return datagram(chunk, sessionId, PacketMode.STARTUP);
    }

    /** The plain packet with one chunk. */
    static byte[] plain(Chunk chunk, PacketMode mode) {
        byte[] plain = new byte[PacketAssembler.CHUNK_HEADER_LENGTH + chunk.encodedLength()];
        PacketAssembler packet = new PacketAssembler(plain);
        packet.begin(0, plain.length, new PacketHeader(false, false, mode, 7, PacketHeader.ABSENT));
        chunk.appendTo(packet);
        return Arrays.copyOf(plain, packet.length());
    }

    /** As the other, of any mode. */
    static byte[] datagram(Chunk chunk, int sessionId, PacketMode mode) {
        PacketCipher cipher = PlainProfile.named("nobody").startupCipher();
        byte[] plain = plain(chunk, mode);
        byte[] datagram = new byte[plain.length + 64];
        int length = cipher.seal(plain, 0, plain.length, datagram, SessionIdCodec.LENGTH);
        new ByteWriter(datagram).writeUint32(SessionIdCodec.scramble(sessionId, datagram, SessionIdCodec.LENGTH,
                length));
        return Arrays.copyOf(datagram, SessionIdCodec.LENGTH + length);
    }
}
