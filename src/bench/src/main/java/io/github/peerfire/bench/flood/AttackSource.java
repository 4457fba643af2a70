package io.github.peerfire.bench.flood;

import io.github.peerfire.bench.crowd.StartupPackets;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** One address that attacks, and the cookie that it was given. */
final class AttackSource implements AutoCloseable {

    private static final int LONGEST = 2_048;
    private static final byte LOOPBACK = 127;
    private static final int NETWORK = 240;
    private static final int HOSTS = 250;

    private final DatagramChannel channel;
    private final ByteBuffer incoming = ByteBuffer.allocate(LONGEST);
    private byte[] cookie;
    private byte[] certificate;
    private byte[] repeated;

    /** @param number of it; at a server on this machine, with IPv4, each has an address of its own in 127.240.0.0/12 */
    AttackSource(InetSocketAddress server, int number) throws IOException {
        channel = DatagramChannel.open();
        if (server.getAddress() instanceof Inet4Address && server.getAddress().isLoopbackAddress()) {
            byte[] address = {LOOPBACK, (byte) NETWORK, (byte) (number / HOSTS), (byte) (1 + number % HOSTS)};
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(address), 0));
        }
        channel.configureBlocking(false);
        channel.connect(server);
    }

    /** Null before there is one. */
    byte[] cookie() {
        return cookie;
    }

    /** The server's; null before there is a cookie. */
    byte[] certificate() {
        return certificate;
    }

    /** What this one repeats; null if it has to be made first. */
    byte[] repeated() {
        return repeated;
    }

    void setRepeated(byte[] datagram) {
        repeated = datagram;
    }

    void send(byte[] datagram) throws IOException {
        channel.write(ByteBuffer.wrap(datagram));
    }

    /** Looks for a cookie in what has arrived. */
    void receive(StartupPackets packets) throws IOException {
        while (channel.read(incoming.clear()) > 0) {
            if (incoming.position() > Integer.BYTES
                    && packets.open(incoming.array(), incoming.position()) instanceof ResponderHello hello) {
                cookie = hello.cookie();
                certificate = hello.responderCertificate();
                repeated = null;
            }
        }
    }

    /** Throws away what has arrived. */
    void drain() throws IOException {
        while (channel.read(incoming.clear()) > 0) {
            incoming.clear();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
