package io.github.peerfire.bench.load;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.nio.ByteBuffer;

/** Makes hellos that ask for a peer, each with a number in its tag, and finds that number in the Redirects. */
final class LookupPackets {

    private static final int TAG_LENGTH = 16;
    private static final int SLACK = 64;
    private static final int HEADER_LENGTH = 3;

    private final PacketCipher cipher;

    /** @param cipher of startup packets */
    LookupPackets(PacketCipher cipher) {
        this.cipher = cipher;
    }

    /** An Initiator Hello for a peer. */
    ByteBuffer hello(PeerId wanted, long number) {
        byte[] tag = ByteBuffer.allocate(TAG_LENGTH).putLong(number).array();
        InitiatorHello chunk = new InitiatorHello(FlashEndpointDiscriminator.ofPeer(wanted).encoded(), tag);
        byte[] plain = new byte[HEADER_LENGTH + chunk.encodedLength()];
        PacketAssembler packet = new PacketAssembler(plain);
        packet.begin(0, plain.length, new PacketHeader(false, false, PacketMode.STARTUP, 0, PacketHeader.ABSENT));
        chunk.appendTo(packet);
        byte[] datagram = new byte[plain.length + SLACK];
        int length = cipher.seal(plain, 0, plain.length, datagram, SessionIdCodec.LENGTH);
        new ByteWriter(datagram).writeUint32(SessionIdCodec.scramble(0, datagram, SessionIdCodec.LENGTH, length));
        return ByteBuffer.wrap(datagram, 0, SessionIdCodec.LENGTH + length);
    }

    /** The number of the hello that a datagram is the Redirect to, or -1 if it is something else. */
    long answered(byte[] datagram, int length) {
        int sealed = length - SessionIdCodec.LENGTH;
        if (sealed <= 0
                || SessionIdCodec.scramble(ByteBuffer.wrap(datagram).getInt(), datagram, SessionIdCodec.LENGTH, sealed) != 0) {
            return -1;
        }
        byte[] plain = new byte[sealed];
        int plainLength = cipher.open(datagram, SessionIdCodec.LENGTH, sealed, plain, 0);
        try {
            ByteReader reader = new ByteReader(plain, 0, Math.max(0, plainLength));
            PacketMode mode = PacketHeader.decode(reader).mode();
            return new ChunkReader(reader, mode).next() instanceof ResponderRedirect redirect
                    ? number(redirect.tagEcho()) : -1;
        } catch (MalformedException e) {
            return -1;
        }
    }

    /** The number in the tag of a hello; -1 if that is somebody else's. */
    static long number(byte[] tag) {
        return tag.length == TAG_LENGTH ? ByteBuffer.wrap(tag).getLong() : -1;
    }
}
