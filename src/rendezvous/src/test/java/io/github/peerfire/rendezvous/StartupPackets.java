package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.EndpointEvent.LookupRequested;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Packets of session startup, which anybody can make. */
final class StartupPackets {

    private final Random random = new Random(SimulatedRendezvous.SEED);
    private final PacketCipher cipher = FlashCryptographyProfile.server(random::nextBytes).startupCipher();

    /** An Initiator Hello for a peer, with a new tag. */
    byte[] lookup(PeerId peer) {
        byte[] tag = new byte[16];
        random.nextBytes(tag);
        return hello(FlashEndpointDiscriminator.ofPeer(peer).encoded(), tag);
    }

    /** An Initiator Hello. */
    byte[] hello(byte[] discriminator, byte[] tag) {
        return packet(new InitiatorHello(discriminator, tag));
    }

    /** A packet with one chunk. */
    byte[] packet(Chunk chunk) {
        ByteWriter body = new ByteWriter(new byte[chunk.payloadLength()]);
        chunk.encodePayload(body);
        return chunk(chunk.type(), body.array());
    }

    /** A packet with one chunk, whatever it holds. */
    byte[] chunk(int type, byte[] body) {
        ByteBuffer plain = ByteBuffer.allocate(6 + body.length);
        plain.put((byte) 0x0b).putShort((short) 1).put((byte) type).putShort((short) body.length).put(body);
        byte[] datagram = new byte[SessionIdCodec.LENGTH + plain.capacity() + 64];
        int sealed = cipher.seal(plain.array(), 0, plain.capacity(), datagram, SessionIdCodec.LENGTH);
        ByteBuffer.wrap(datagram).putInt(SessionIdCodec.scramble(0, datagram, SessionIdCodec.LENGTH, sealed));
        return Arrays.copyOf(datagram, SessionIdCodec.LENGTH + sealed);
    }

    /** The first chunk of a packet of session startup; null of any other. */
    Chunk firstChunk(byte[] datagram) {
        byte[] plain = new byte[datagram.length];
        int length = cipher.open(datagram, SessionIdCodec.LENGTH, datagram.length - SessionIdCodec.LENGTH, plain, 0);
        return length <= 3 ? null : new ChunkReader(new ByteReader(plain, 3, length - 3), PacketMode.STARTUP).next();
    }

    LookupRequested lookupRequested(PeerId peer, byte[] tag) {
        return new LookupRequested(FlashEndpointDiscriminator.ofPeer(peer).encoded(), tag,
                new InetSocketAddress("192.0.2.66", 6_666), 0, 96);
    }

    /**
     * Different tags, all of which have the same {@link ByteBuffer#hashCode}: 31 times a byte more, the next one less.
     */
    static byte[] tagOfOneHash(int number) {
        byte[] tag = new byte[32];
        for (int bit = 0; bit < 16; bit++) {
            boolean set = (number >> bit & 1) != 0;
            tag[2 * bit] = (byte) (set ? 31 : 0);
            tag[2 * bit + 1] = (byte) (set ? 0 : 1);
        }
        return tag;
    }
}
