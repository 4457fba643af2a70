package io.github.peerfire.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Where clients of TCP come in, on loopback; what is done with each has a thread of its own. */
final class Door implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    Door() throws IOException {
    }

    /** What is done with a client, or a part of that; its sockets may be closed at any time. */
    interface Task {
        void run() throws IOException;
    }

    /** What is done with whoever comes in. */
    interface Host {
        void receive(Socket client) throws IOException;
    }

    /** Does something on a thread of its own. */
    static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // A socket was closed, as it is meant to be.
            }
        }, "door");
        thread.setDaemon(true);
        thread.start();
    }

    /** Lets clients in until it is closed; only once. */
    void open(Host host) {
        start(() -> {
            while (!door.isClosed()) {
                Socket client = door.accept();
                start(() -> host.receive(client));
            }
        });
    }

    InetSocketAddress address() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
