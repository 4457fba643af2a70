package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Hears what an initiator says to it, and answers as a test says, also as no responder should. */
final class ScriptedResponder implements DatagramReceiver {

    final List<InitiatorHello> hellos = new ArrayList<>();
    final List<InitiatorInitialKeying> keyings = new ArrayList<>();
    final InetSocketAddress address;
    private final Simulation simulation;
    private InetSocketAddress initiator;

    ScriptedResponder(Simulation simulation) {
        this.simulation = simulation;
        try {
            address = simulation.network().bind(TestPeer.anyAddress(), this);
        } catch (BindException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void receive(byte[] datagram, InetSocketAddress from) {
        initiator = from;
        Chunk chunk = StartupPackets.chunk(datagram);
        if (chunk instanceof InitiatorHello hello) {
            hellos.add(hello);
        } else if (chunk instanceof InitiatorInitialKeying keying) {
            keyings.add(keying);
        }
    }

    InitiatorHello hello() {
        return hellos.get(hellos.size() - 1);
    }

    InitiatorInitialKeying keying() {
        return keyings.get(keyings.size() - 1);
    }

    /** Answers the last hello. */
    void answerHello(byte[] cookie, String name) {
        send(StartupPackets.datagram(
                new ResponderHello(hello().tag(), cookie, PlainProfile.discriminator(name))));
    }

    void send(byte[] datagram) {
        simulation.network().send(datagram, address, initiator);
    }

    /** What a responder of that name answers to the last keying. */
    ResponderInitialKeying answerToKeying(String name) {
        PlainProfile profile = PlainProfile.named(name);
        InitiatorInitialKeying request = keying();
        ResponderKeying keying = profile.respond(
                profile.certificate(), request.sessionKeyInitiatorComponent(), bytes -> bytes[0] = 1);
        try {
            keying.agree(request.signedParameters(), request.signature());
        } catch (KeyingException e) {
            throw new AssertionError("the initiator's keying is not as it should be", e);
        }
        byte[] portion = ResponderInitialKeying.signedPortion(7, keying.component());
        byte[] near = request.sessionKeyInitiatorComponent();
        byte[] signed = new ByteWriter(new byte[portion.length + near.length])
                .writeBytes(portion).writeBytes(near).array();
        return new ResponderInitialKeying(portion, 7, keying.component(), keying.sign(signed));
    }
}
