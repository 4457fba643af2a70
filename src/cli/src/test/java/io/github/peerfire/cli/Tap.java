package io.github.peerfire.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Stands between one client and a server on loopback, and captures what they say to each other as pcap of raw IPv4. */
final class Tap implements AutoCloseable {

    private static final int HEADERS = 28;

    private final InetSocketAddress server;
    private final DatagramSocket toClient = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final DatagramSocket toServer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final ByteArrayOutputStream capture = new ByteArrayOutputStream();
    private volatile InetSocketAddress client;

    Tap(InetSocketAddress server) throws IOException {
        this.server = server;
        capture.writeBytes(ByteBuffer.allocate(24).putInt(0xa1b23c4d).putShort((short) 2).putShort((short) 4)
                .putLong(0).putInt(65_535).putInt(228).array());
        start(() -> pass(toClient, toServer));
        start(() -> pass(toServer, toClient));
    }

    private static void start(Runnable passing) {
        Thread thread = new Thread(passing, "tap");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return toClient.getLocalPort();
    }

    synchronized byte[] captured() {
        return capture.toByteArray();
    }

    private void pass(DatagramSocket from, DatagramSocket to) {
        byte[] buffer = new byte[2_048];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                from.receive(packet);
                InetSocketAddress source = (InetSocketAddress) packet.getSocketAddress();
                client = from == toClient ? source : client;
                InetSocketAddress destination = to == toClient ? client : server;
                capture(source, destination, packet.getData(), packet.getLength());
                to.send(new DatagramPacket(packet.getData(), packet.getLength(), destination));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private synchronized void capture(
            InetSocketAddress source, InetSocketAddress destination, byte[] data, int length) {
        long now = System.currentTimeMillis();
        capture.writeBytes(ByteBuffer.allocate(16).putInt((int) (now / 1_000)).putInt((int) (now % 1_000) * 1_000_000)
                .putInt(HEADERS + length).putInt(HEADERS + length).array());
        capture.writeBytes(ByteBuffer.allocate(HEADERS)
                .putShort((short) 0x4500).putShort((short) (HEADERS + length)).putInt(0).putInt(0x4011_0000)
                .put(source.getAddress().getAddress()).put(destination.getAddress().getAddress())
                .putShort((short) source.getPort()).putShort((short) destination.getPort())
                .putShort((short) (8 + length)).putShort((short) 0).array());
        capture.write(data, 0, length);
    }

    @Override
    public void close() {
        toClient.close();
        toServer.close();
    }
}
