package io.github.peerfire.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between clients and a server of TCP, and cuts their connections when it is told to. */
final class CuttingProxy implements AutoCloseable {

    private final InetSocketAddress server;
    private final ServerSocket door;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

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
            Socket onward = new Socket();
            onward.connect(server);
            client.setTcpNoDelay(true);
            onward.setTcpNoDelay(true);
            open.addAll(List.of(client, onward));
            start(() -> client.getInputStream().transferTo(onward.getOutputStream()));
            start(() -> onward.getInputStream().transferTo(client.getOutputStream()));
        }
    }

    /** Ends all connections from one moment to the next; new ones may be made. */
    void cut() throws IOException {
        for (Socket socket : open) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
