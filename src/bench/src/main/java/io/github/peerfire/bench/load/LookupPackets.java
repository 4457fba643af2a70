package io.github.peerfire.bench.load;

import io.github.peerfire.bench.crowd.StartupPackets;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.nio.ByteBuffer;

/** Makes hellos that ask for a peer, each with a number in its tag, and finds that number in the Redirects. */
final class LookupPackets {

    private static final int TAG_LENGTH = 16;

    private final StartupPackets packets;

    /** @param cipher of startup packets */
    LookupPackets(PacketCipher cipher) {
        this.packets = new StartupPackets(cipher);
    }

    /** An Initiator Hello for a peer. */
    ByteBuffer hello(PeerId wanted, long number) {
        byte[] tag = ByteBuffer.allocate(TAG_LENGTH).putLong(number).array();
        return ByteBuffer.wrap(packets.datagram(
                new InitiatorHello(FlashEndpointDiscriminator.ofPeer(wanted).encoded(), tag)));
    }

    /** The number of the hello that a datagram is the Redirect to, or -1 if it is something else. */
    long answered(byte[] datagram, int length) {
        boolean startup = length > SessionIdCodec.LENGTH && StartupPackets.sessionId(datagram, length) == 0;
        return startup && packets.open(datagram, length) instanceof ResponderRedirect redirect
                ? number(redirect.tagEcho()) : -1;
    }

    /** The number in the tag of a hello; -1 if that is somebody else's. */
    static long number(byte[] tag) {
        return tag.length == TAG_LENGTH ? ByteBuffer.wrap(tag).getLong() : -1;
    }
}
