package io.github.peerfire.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between clients and a server of TCP, cuts their connections when it is told to, and lets nobody in for a
 * while.
 */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket door;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile InetSocketAddress server;
    private volatile boolean shut;

    CuttingProxy(InetSocketAddress server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // A socket was closed, as it is meant to be.
            }
        }, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            if (shut) {
                client.close();
                continue;
            }
            Socket onward = new Socket();
            try {
                onward.connect(server);
            } catch (IOException e) {
                client.close();
                continue;
            }
            client.setTcpNoDelay(true);
            onward.setTcpNoDelay(true);
            open.addAll(List.of(client, onward));
            start(() -> client.getInputStream().transferTo(onward.getOutputStream()));
            start(() -> onward.getInputStream().transferTo(client.getOutputStream()));
        }
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
