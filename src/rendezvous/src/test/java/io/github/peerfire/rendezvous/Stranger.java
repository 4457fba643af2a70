package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.testbed.simulation.SimulatedNetwork;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Random;

/**
 * Somebody who sends a rendezvous whatever comes to mind, from any number of addresses: noise, chunks of all types, and
 * keyings with good cookies, for sessions that nobody will ever use.
 */
final class Stranger {

    private static final byte[] DISCRIMINATOR =
            FlashEndpointDiscriminator.ofUri("rtmfp://rendezvous.example/key").encoded();
    private static final int FIRST_PORT = 2_000;
    /** A little less than a key of group 2, so that it is less than the group's prime. */
    private static final int KEY_LENGTH = 120;

    private final SimulatedNetwork network;
    private final Random random;
    private final StartupPackets packets = new StartupPackets();
    private final FlashCryptographyProfile identity;
    private int cookies;
    private int keyingsAnswered;

    Stranger(SimulatedNetwork network, Random random) {
        this.network = network;
        this.random = random;
        this.identity = FlashCryptographyProfile.builder().staticKeys(DiffieHellmanGroup.MODP_1024)
                .build(random::nextBytes);
    }

    /** Sends packets that are hardly ever of use to anybody. */
    void babble() {
        for (int i = 0; i < 50; i++) {
            byte[] body = bytes(1 + random.nextInt(200));
            InetSocketAddress from = new InetSocketAddress("192.0.2." + random.nextInt(256),
                    1_024 + random.nextInt(100));
            network.send(random.nextBoolean() ? packets.chunk(random.nextInt(256), body) : body, from,
                    SimulatedRendezvous.ADDRESS);
        }
    }

    /** Asks for a cookie, and has a session begun with it, twice. */
    void begin() throws BindException {
        InetSocketAddress own = new InetSocketAddress("192.0.2." + random.nextInt(256), FIRST_PORT + cookies++);
        network.bind(own, (datagram, from) -> receive(packets.firstChunk(datagram), own));
        network.send(packets.hello(DISCRIMINATOR, bytes(16)), own, SimulatedRendezvous.ADDRESS);
    }

    private void receive(Chunk chunk, InetSocketAddress own) {
        if (chunk instanceof ResponderHello hello) {
            byte[] keying = keying(hello);
            network.send(keying, own, SimulatedRendezvous.ADDRESS);
            network.send(keying, own, SimulatedRendezvous.ADDRESS);
        } else if (chunk instanceof ResponderInitialKeying) {
            keyingsAnswered++;
        }
    }

    /** With a key that nobody has. */
    private byte[] keying(ResponderHello hello) {
        byte[] certificate = identity.certificate().encoded().clone();
        System.arraycopy(bytes(KEY_LENGTH), 0, certificate, certificate.length - KEY_LENGTH, KEY_LENGTH);
        byte[] component = identity.initiate(
                identity.decodeCertificate(hello.responderCertificate()).orElseThrow(), random::nextBytes)
                .orElseThrow().component();
        int sessionId = 1 + random.nextInt(Integer.MAX_VALUE);
        return packets.packet(new InitiatorInitialKeying(
                InitiatorInitialKeying.signedParameters(sessionId, hello.cookie(), certificate, component),
                sessionId, hello.cookie(), certificate, component, bytes(1)));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** How often the server computed keys for a session, and said so. */
    int keyingsAnswered() {
        return keyingsAnswered;
    }
}
