package io.github.peerfire.bench.crowd;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import java.nio.ByteBuffer;

/**
 * What a client needs until it is connected: its handshake (RFC 7016 §3.5.1.1.1), and when to repeat what it said last.
 */
final class Opening {

    private static final int TAG_LENGTH = 16;

    final LightClient client;
    final FlashCryptographyProfile identity;
    final long began;
    int attempts;
    private final RandomSource random;
    private final StartupPackets packets;
    private InitiatorKeying keying;
    private byte[] datagram;

    /** Says hello first. */
    Opening(LightClient client, FlashCryptographyProfile identity, byte[] discriminator, StartupPackets packets,
            RandomSource random, long now) {
        this.client = client;
        this.identity = identity;
        this.packets = packets;
        this.random = random;
        this.began = now;
        byte[] tag = ByteBuffer.wrap(random.bytes(TAG_LENGTH)).putInt(0, client.id()).array();
        datagram = packets.datagram(new InitiatorHello(discriminator, tag));
    }

    /** The client that a tag is of. */
    static int client(byte[] tag) {
        return tag.length == TAG_LENGTH ? ByteBuffer.wrap(tag).getInt() : -1;
    }

    /** What is to be sent, and sent again until it is answered. */
    byte[] datagram() {
        return datagram;
    }

    /** Takes the server's hello; false if it is one too many, or there is nothing to agree with that server. */
    boolean receive(ResponderHello hello) {
        Certificate certificate = identity.decodeCertificate(hello.responderCertificate()).orElse(null);
        if (keying != null || certificate == null) {
            return false;
        }
        keying = identity.initiate(certificate, random).orElse(null);
        if (keying == null) {
            return false;
        }
        byte[] own = identity.certificate().encoded();
        byte[] parameters = InitiatorInitialKeying.signedParameters(
                client.sessionId(), hello.cookie(), own, keying.component());
        datagram = packets.datagram(new InitiatorInitialKeying(parameters, client.sessionId(), hello.cookie(), own,
                keying.component(), keying.sign(parameters)));
        return true;
    }

    /** The session's keys, or null if that is no answer to the keying. */
    SessionKeys receive(ResponderInitialKeying answer) {
        if (keying == null) {
            return null;
        }
        byte[] component = keying.component();
        byte[] parameters = new ByteWriter(new byte[answer.signedPortion().length + component.length])
                .writeBytes(answer.signedPortion()).writeBytes(component).array();
        try {
            return keying.agree(answer.sessionKeyResponderComponent(), parameters, answer.signature());
        } catch (KeyingException e) {
            return null;
        }
    }
}
