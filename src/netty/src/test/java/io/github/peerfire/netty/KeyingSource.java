package io.github.peerfire.netty;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/** A socket that got itself a cookie, and asks for one key agreement after the other with it. */
final class KeyingSource implements AutoCloseable {

    private static final int LONGEST = 2_048;
    private static final int TAG_LENGTH = 16;

    private final SecureRandom random = new SecureRandom();
    private final FlashCryptographyProfile identity = FlashCryptographyProfile.client(random::nextBytes);
    private final PacketCipher cipher = identity.startupCipher();
    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final ResponderHello hello;
    private int sessionId;

    KeyingSource(InetSocketAddress server, byte[] discriminator) throws IOException, MalformedException {
        this.server = server;
        socket = new DatagramSocket(Party.ANY_PORT);
        socket.setSoTimeout(60_000);
        send(new InitiatorHello(discriminator, random.generateSeed(TAG_LENGTH)));
        hello = (ResponderHello) receive();
    }

    void sendKeying() throws IOException {
        InitiatorKeying keying = identity.initiate(
                identity.decodeCertificate(hello.responderCertificate()).orElseThrow(), random::nextBytes)
                        .orElseThrow();
        byte[] certificate = identity.certificate().encoded();
        byte[] parameters = InitiatorInitialKeying.signedParameters(
                ++sessionId, hello.cookie(), certificate, keying.component());
        send(new InitiatorInitialKeying(parameters, sessionId, hello.cookie(), certificate, keying.component(),
                keying.sign(parameters)));
    }

    private void send(Chunk chunk) throws IOException {
        PacketAssembler packet = new PacketAssembler(new byte[LONGEST]);
        packet.begin(0, LONGEST, new PacketHeader(false, false, PacketMode.STARTUP, 0, PacketHeader.ABSENT));
        chunk.appendTo(packet);
        byte[] datagram = new byte[2 * LONGEST];
        int sealed = cipher.seal(packet.array(), 0, packet.length(), datagram, SessionIdCodec.LENGTH);
        ByteBuffer.wrap(datagram).putInt(SessionIdCodec.scramble(0, datagram, SessionIdCodec.LENGTH, sealed));
        socket.send(new DatagramPacket(datagram, SessionIdCodec.LENGTH + sealed, server));
    }

    private Chunk receive() throws IOException, MalformedException {
        DatagramPacket datagram = new DatagramPacket(new byte[LONGEST], LONGEST);
        socket.receive(datagram);
        byte[] plain = new byte[LONGEST];
        int length = cipher.open(datagram.getData(), SessionIdCodec.LENGTH,
                datagram.getLength() - SessionIdCodec.LENGTH, plain, 0);
        ByteReader reader = new ByteReader(Arrays.copyOf(plain, length), 0, length);
        return new ChunkReader(reader, PacketHeader.decode(reader).mode()).next();
    }

    @Override
    public void close() {
        socket.close();
    }
}
