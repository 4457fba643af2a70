package io.github.peerfire.bench.crowd;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;

/**
 * To a server on this machine, on Linux: each client has an address of 127.0.0.0/8, and all have the same port. One
 * socket receives for all of them. Some of them have one that sends; what sends from another's address exists only
 * while it does, so that there may be more clients than a process may have sockets.
 */
final class LoopbackLine implements Line {

    private static final int LARGEST_DATAGRAM = 65_536;
    private static final int SOCKET_BUFFER = 4 * 1024 * 1024;
    private static final int MOST_AT_ONCE = 256;
    private static final int MOST_KEPT = 2_000;
    private static final byte LOOPBACK = 127;
    /** Addresses below are left to others: 127.0.0.1 for one. */
    private static final int FIRST_NETWORK = 1;
    /** In each network of 256 addresses, the first and the last of which may be special. */
    private static final int HOSTS = 254;
    private static final InetSocketAddress NOBODY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    private final DatagramChannel receiving;
    private final Selector selector = Selector.open();
    private final ByteBuffer incoming = ByteBuffer.allocate(LARGEST_DATAGRAM);
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    private final int firstNetwork;
    private final int port;
    private final Map<Integer, Socket> kept = new HashMap<>();

    /** @param offset networks 127.x.0.0/16 that others use */
    LoopbackLine(int offset) throws IOException {
        this.firstNetwork = FIRST_NETWORK + offset;
        receiving = DatagramChannel.open(StandardProtocolFamily.INET);
        receiving.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        receiving.bind(new InetSocketAddress(0));
        receiving.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
        receiving.configureBlocking(false);
        receiving.register(selector, SelectionKey.OP_READ);
        port = ((InetSocketAddress) receiving.getLocalAddress()).getPort();
    }

    /** Whether there can be one to that server. */
    static boolean leadsTo(InetSocketAddress server) {
        return server.getAddress() instanceof Inet4Address && server.getAddress().isLoopbackAddress()
                && Epoll.isAvailable();
    }

    @Override
    public void send(int client, InetSocketAddress destination, byte[] datagram, int length) throws IOException {
        outgoing.clear().put(datagram, 0, length);
        Socket socket = kept.get(client);
        if (socket != null) {
            socket.sendTo(outgoing, 0, length, destination.getAddress(), destination.getPort());
            return;
        }
        socket = open(client);
        try {
            socket.sendTo(outgoing, 0, length, destination.getAddress(), destination.getPort());
        } finally {
            keepOrClose(client, socket);
        }
    }

    private Socket open(int client) throws IOException {
        Socket socket = Socket.newSocketDgram();
        try {
            socket.setReuseAddress(true);
            socket.bind(address(client));
            // Takes nothing from the server then, which is for the receiving socket.
            socket.connect(NOBODY);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void keepOrClose(int client, Socket socket) throws IOException {
        if (kept.size() < MOST_KEPT) {
            kept.put(client, socket);
        } else {
            socket.close();
        }
    }

    @Override
    public InetSocketAddress address(int client) throws IOException {
        int network = client / HOSTS;
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {LOOPBACK,
            (byte) (firstNetwork + (network >> 8)), (byte) network, (byte) (1 + client % HOSTS)}), port);
    }

    @Override
    public void receive(Receiver receiver, long wait) throws IOException {
        if (wait > 0 ? selector.select(wait) > 0 : selector.selectNow() > 0) {
            selector.selectedKeys().clear();
        }
        for (int i = 0; i < MOST_AT_ONCE && receiving.receive(incoming.clear()) != null; i++) {
            receiver.arrived(incoming.array(), incoming.position());
        }
    }

    @Override
    public void drop(int client) throws IOException {
        Socket socket = kept.remove(client);
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : kept.values()) {
            socket.close();
        }
        receiving.close();
        selector.close();
    }
}
