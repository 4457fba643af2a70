package io.github.peerfire.flash.crypto;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads the UDP datagrams of a capture file: classic pcap, little-endian, Ethernet, IPv4 or IPv6 without fragments. */
final class PcapReader {

    private static final int MAGIC = 0xa1b2c3d4;
    private static final int GLOBAL_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int ETHERNET_HEADER = 14;
    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;

    private PcapReader() {
    }

    /** One datagram as it was on the wire. */
    record Datagram(InetSocketAddress source, InetSocketAddress destination, byte[] payload) {
    }

    static List<Datagram> read(InputStream capture) throws IOException {
        DataInputStream in = new DataInputStream(capture);
        ByteBuffer header = read(in, GLOBAL_HEADER);
        if (header.getInt(0) != MAGIC || header.getInt(20) != 1) {
            throw new IOException("not a little-endian pcap of Ethernet");
        }
        List<Datagram> datagrams = new ArrayList<>();
        try {
            while (true) {
                int length = read(in, RECORD_HEADER).getInt(8);
                datagram(read(in, length).order(ByteOrder.BIG_ENDIAN), datagrams);
            }
        } catch (EOFException e) {
            return datagrams;
        }
    }

    private static ByteBuffer read(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void datagram(ByteBuffer frame, List<Datagram> datagrams) throws IOException {
        frame.position(ETHERNET_HEADER);
        boolean v4 = (frame.get(ETHERNET_HEADER) & 0xff) >> 4 == 4;
        int headerLength = v4 ? (frame.get(ETHERNET_HEADER) & 0xf) * 4 : 40;
        int protocol = frame.get(ETHERNET_HEADER + (v4 ? 9 : 6));
        if (protocol != UDP) {
            return;
        }
        frame.position(ETHERNET_HEADER + (v4 ? 12 : 8));
        InetAddress source = address(frame, v4);
        InetAddress destination = address(frame, v4);
        frame.position(ETHERNET_HEADER + headerLength);
        int sourcePort = frame.getShort() & 0xffff;
        int destinationPort = frame.getShort() & 0xffff;
        byte[] payload = new byte[(frame.getShort() & 0xffff) - UDP_HEADER];
        frame.getShort();
        frame.get(payload);
        datagrams.add(new Datagram(new InetSocketAddress(source, sourcePort),
                new InetSocketAddress(destination, destinationPort), payload));
    }

    private static InetAddress address(ByteBuffer frame, boolean v4) throws IOException {
        byte[] address = new byte[v4 ? 4 : 16];
        frame.get(address);
        return InetAddress.getByAddress(address);
    }
}
