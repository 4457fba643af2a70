package io.github.peerfire.bench.crowd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;

/** To any server: each client has a socket, so that there may be as many as this process may have open. */
final class SocketLine implements Line {

    private static final int LARGEST_DATAGRAM = 65_536;

    /** From where this machine reaches the server. */
    private final InetAddress local;
    private final Selector selector = Selector.open();
    private final Map<Integer, DatagramChannel> channels = new HashMap<>();
    private final ByteBuffer incoming = ByteBuffer.allocate(LARGEST_DATAGRAM);

    SocketLine(InetSocketAddress server) throws IOException {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.connect(server);
            local = ((InetSocketAddress) probe.getLocalAddress()).getAddress();
        }
    }

    @Override
    public void send(int client, InetSocketAddress destination, byte[] datagram, int length) throws IOException {
        DatagramChannel channel = channels.get(client);
        if (channel == null) {
            channel = DatagramChannel.open();
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(local, 0));
            channel.register(selector, SelectionKey.OP_READ);
            channels.put(client, channel);
        }
        channel.send(ByteBuffer.wrap(datagram, 0, length), destination);
    }

    @Override
    public void receive(Receiver receiver, long wait) throws IOException {
        if (wait > 0) {
            selector.select(key -> read(key, receiver), wait);
        } else {
            selector.selectNow(key -> read(key, receiver));
        }
    }

    private void read(SelectionKey key, Receiver receiver) {
        try {
            DatagramChannel channel = (DatagramChannel) key.channel();
            while (channel.isOpen() && channel.receive(incoming.clear()) != null) {
                receiver.arrived(incoming.array(), incoming.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InetSocketAddress address(int client) throws IOException {
        return (InetSocketAddress) channels.get(client).getLocalAddress();
    }

    @Override
    public void drop(int client) throws IOException {
        DatagramChannel channel = channels.remove(client);
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels.values()) {
            channel.close();
        }
        selector.close();
    }
}
