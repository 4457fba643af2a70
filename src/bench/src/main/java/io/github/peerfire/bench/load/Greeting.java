package io.github.peerfire.bench.load;

import io.github.peerfire.bench.crowd.StartupPackets;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.common.RandomSource;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;

/** A first hello (RFC 7016 §3.5.1.1.1), so that whoever mistyped where the server is hears that at once. */
final class Greeting {

    private static final int ATTEMPTS = 10;
    private static final int PATIENCE = 500;
    private static final int TAG_LENGTH = 16;
    private static final int LONGEST = 2_048;

    private Greeting() {
    }

    /** @throws IllegalArgumentException if no RTMFP server answers within some five seconds */
    static void say(LoadOptions options) throws IOException {
        RandomSource random = new SecureRandom()::nextBytes;
        StartupPackets packets = new StartupPackets(options.identity(random).startupCipher());
        byte[] hello = packets.datagram(
                new InitiatorHello(options.serverDiscriminator(), random.bytes(TAG_LENGTH)));
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(PATIENCE);
            socket.connect(options.target());
            for (int i = 0; i < ATTEMPTS; i++) {
                socket.send(new DatagramPacket(hello, hello.length));
                if (isAnswered(socket, packets)) {
                    return;
                }
            }
        } catch (PortUnreachableException e) {
            throw nobody(options.target());
        }
        throw nobody(options.target());
    }

    private static boolean isAnswered(DatagramSocket socket, StartupPackets packets) throws IOException {
        DatagramPacket answer = new DatagramPacket(new byte[LONGEST], LONGEST);
        try {
            socket.receive(answer);
        } catch (SocketTimeoutException e) {
            return false;
        }
        return answer.getLength() > Integer.BYTES
                && packets.open(answer.getData(), answer.getLength()) instanceof ResponderHello;
    }

    private static IllegalArgumentException nobody(InetSocketAddress target) {
        return new IllegalArgumentException("No RTMFP server answers at " + target.getAddress().getHostAddress()
                + ", port " + target.getPort());
    }
}
