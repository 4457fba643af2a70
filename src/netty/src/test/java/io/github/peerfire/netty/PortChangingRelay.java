package io.github.peerfire.netty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/** Stands between one client and a server as a NAT does, and changes its port towards the server when it is told to. */
final class PortChangingRelay implements AutoCloseable {

    private static final int LONGEST = 8_192;

    private final InetSocketAddress server;
    private final DatagramChannel inside = open();
    private volatile DatagramChannel outside = open();
    private volatile InetSocketAddress client;

    PortChangingRelay(InetSocketAddress server) {
        this.server = server;
        start(this::forwardFromClient);
        listen(outside);
    }

    private static DatagramChannel open() {
        try {
            return DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Forwarding {
        void run() throws IOException;
    }

    private static void start(Forwarding forwarding) {
        Thread thread = new Thread(() -> {
            try {
                forwarding.run();
            } catch (IOException e) {
                // The channel was closed; what it had to do goes on with another one, or ends.
            }
        }, "port-changing-relay");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where the client finds the server. */
    InetSocketAddress address() {
        try {
            return (InetSocketAddress) inside.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server sees the client at another port from now on. */
    void changePort() throws IOException {
        DatagramChannel before = outside;
        outside = open();
        listen(outside);
        before.close();
    }

    private void forwardFromClient() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
        while (inside.isOpen()) {
            client = (InetSocketAddress) inside.receive(buffer.clear());
            try {
                outside.send(buffer.flip(), server);
            } catch (SocketException | ClosedChannelException e) {
                // Lost: the port changed at this moment.
            }
        }
    }

    private void listen(DatagramChannel channel) {
        start(() -> {
            ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
            while (channel.isOpen()) {
                channel.receive(buffer.clear());
                inside.send(buffer.flip(), client);
            }
        });
    }

    @Override
    public void close() throws IOException {
        inside.close();
        outside.close();
    }
}
