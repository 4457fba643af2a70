package io.github.peerfire.bench.load;

import io.github.peerfire.bench.crowd.StartupPackets;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import java.nio.ByteBuffer;

/**
 * Makes hellos that ask for a peer, each with a number in its tag, which comes back in the Redirects, and the peer's
 * answers.
 */
final class HelloPackets {

    private static final int TAG_LENGTH = 16;
    private static final byte[] COOKIE = new byte[64];
    /** As long as most; nobody looks at it. */
    private static final byte[] CERTIFICATE = new byte[77];

    private final StartupPackets packets;

    /** @param cipher of startup packets */
    HelloPackets(PacketCipher cipher) {
        this.packets = new StartupPackets(cipher);
    }

    /** An Initiator Hello for a peer. */
    ByteBuffer hello(PeerId wanted, long number) {
        byte[] tag = ByteBuffer.allocate(TAG_LENGTH).putLong(number).array();
        return ByteBuffer.wrap(packets.datagram(
                new InitiatorHello(FlashEndpointDiscriminator.ofPeer(wanted).encoded(), tag)));
    }

    /** A Responder Hello for the asker. */
    byte[] answer(byte[] tag) {
        return packets.datagram(new ResponderHello(tag, COOKIE, CERTIFICATE));
    }

    /** The number in the tag of a hello; -1 if that is somebody else's. */
    static long number(byte[] tag) {
        return tag.length == TAG_LENGTH ? ByteBuffer.wrap(tag).getLong() : -1;
    }
}
