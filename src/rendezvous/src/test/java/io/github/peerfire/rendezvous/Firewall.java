package io.github.peerfire.rendezvous;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Stands before a server on loopback, and lets the datagrams of some addresses through only, in both directions. */
final class Firewall implements AutoCloseable {

    private static final int LONGEST = 8_192;

    private final DatagramSocket outside = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Map<InetSocketAddress, DatagramSocket> inside = new ConcurrentHashMap<>();
    private final InetSocketAddress server;
    private final Predicate<InetSocketAddress> admitted;
    private volatile int refused;

    Firewall(InetSocketAddress server, Predicate<InetSocketAddress> admitted) throws IOException {
        this.server = server;
        this.admitted = admitted;
        run("firewall-outside", () -> forwardIn());
    }

    InetSocketAddress address() {
        return (InetSocketAddress) outside.getLocalSocketAddress();
    }

    /** Datagrams that were not let through. */
    int refused() {
        return refused;
    }

    private void forwardIn() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        while (true) {
            packet.setLength(LONGEST);
            outside.receive(packet);
            InetSocketAddress client = (InetSocketAddress) packet.getSocketAddress();
            if (admitted.test(client)) {
                DatagramSocket socket = inside.get(client);
                if (socket == null) {
                    DatagramSocket opened = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                    inside.put(client, opened);
                    run("firewall-inside", () -> forwardOut(opened, client));
                    socket = opened;
                }
                socket.send(new DatagramPacket(packet.getData(), packet.getLength(), server));
            } else {
                refused++;
            }
        }
    }

    private void forwardOut(DatagramSocket from, InetSocketAddress client) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        while (true) {
            packet.setLength(LONGEST);
            from.receive(packet);
            outside.send(new DatagramPacket(packet.getData(), packet.getLength(), client));
        }
    }

    private interface Forwarding {

        void run() throws IOException;
    }

    private static void run(String name, Forwarding forwarding) {
        Thread thread = new Thread(() -> {
            try {
                forwarding.run();
            } catch (IOException e) {
                return; // closed
            }
        }, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        outside.close();
        inside.values().forEach(DatagramSocket::close);
    }
}
