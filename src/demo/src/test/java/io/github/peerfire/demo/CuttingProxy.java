package io.github.peerfire.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between clients and a server of TCP, cuts their connections when it is told to, and lets nobody in for a
 * while.
 */
final class CuttingProxy implements AutoCloseable {

    private final Door door = new Door();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile InetSocketAddress server;
    private volatile boolean shut;

    CuttingProxy(InetSocketAddress server) throws IOException {
        this.server = server;
        door.open(this::receive);
    }

    int port() {
        return door.address().getPort();
    }

    private void receive(Socket client) throws IOException {
        Socket onward = new Socket();
        try {
            if (shut) {
                throw new IOException("Nobody is let in.");
            }
            onward.connect(server);
        } catch (IOException e) {
            client.close();
            throw e;
        }
        client.setTcpNoDelay(true);
        onward.setTcpNoDelay(true);
        open.addAll(List.of(client, onward));
        Door.start(() -> client.getInputStream().transferTo(onward.getOutputStream()));
        onward.getInputStream().transferTo(client.getOutputStream());
    }

    /** Ends all connections from one moment to the next, and each that is made, until {@link #open}. */
    void cut() throws IOException {
        shut = true;
        drop();
    }

    /** Lets new ones through again. */
    void open() {
        shut = false;
    }

    /** Ends all connections; new ones go to another server. */
    void turnTo(InetSocketAddress other) throws IOException {
        server = other;
        drop();
        open();
    }

    private void drop() throws IOException {
        for (Socket socket : open) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        door.close();
        drop();
    }
}
