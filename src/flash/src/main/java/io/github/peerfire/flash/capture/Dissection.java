package io.github.peerfire.flash.capture;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds the UDP datagram in a frame. */
final class Dissection {

    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86dd;
    private static final int ETHERTYPE_VLAN = 0x8100;
    private static final int ETHERTYPE_PROVIDER_VLAN = 0x88a8;
    private static final int MAC_ADDRESSES = 12;
    private static final int COOKED_PROTOCOL = 14;
    private static final int COOKED_2_HEADER = 20;
    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;
    private static final int IPV6_HEADER = 40;
    private static final int IPV4_FRAGMENT = 0x3fff;

    private final Frame frame;
    private final ByteBuffer in;
    private InetAddress source;
    private InetAddress destination;

    private Dissection(Frame frame) {
        this.frame = frame;
        this.in = ByteBuffer.wrap(frame.bytes()).order(ByteOrder.BIG_ENDIAN);
    }

    /** The datagram in a frame; null if there is none, or it is in several. */
    static CapturedDatagram udp(Frame frame, long number) {
        try {
            return new Dissection(frame).datagram(number);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException
                | UnknownHostException e) {
            return null; // shorter than its headers say
        }
    }

    private CapturedDatagram datagram(long number) throws UnknownHostException {
        if (!skipLink() || !skipNetwork()) {
            return null;
        }
        int sourcePort = in.getShort() & 0xffff;
        int destinationPort = in.getShort() & 0xffff;
        int length = (in.getShort() & 0xffff) - UDP_HEADER;
        in.getShort();
        byte[] payload = new byte[Math.max(0, Math.min(length, in.remaining()))];
        in.get(payload);
        return new CapturedDatagram(number, frame.time(), new InetSocketAddress(source, sourcePort),
                new InetSocketAddress(destination, destinationPort), payload, Math.max(0, length - payload.length));
    }

    /** Whether an IP packet follows. */
    private boolean skipLink() {
        return switch (frame.linkType()) {
            case 0, 108 -> skip(4); // BSD loopback
            case 1 -> ethernet(MAC_ADDRESSES);
            case 12, 14, 101, 228, 229 -> true; // raw IP
            case 113 -> ethernet(COOKED_PROTOCOL); // Linux "any"
            case 276 -> isIp(in.getShort() & 0xffff) && skip(COOKED_2_HEADER - 2);
            default -> false;
        };
    }

    private boolean ethernet(int typeAt) {
        in.position(typeAt);
        int type = in.getShort() & 0xffff;
        while (type == ETHERTYPE_VLAN || type == ETHERTYPE_PROVIDER_VLAN) {
            in.getShort();
            type = in.getShort() & 0xffff;
        }
        return isIp(type);
    }

    private static boolean isIp(int type) {
        return type == ETHERTYPE_IPV4 || type == ETHERTYPE_IPV6;
    }

    private boolean skip(int bytes) {
        in.position(in.position() + bytes);
        return true;
    }

    /** Whether a whole UDP datagram follows, but for what was not captured. */
    private boolean skipNetwork() throws UnknownHostException {
        int start = in.position();
        int version = (in.get(start) & 0xf0) >> 4;
        if (version == 4) {
            int header = (in.get(start) & 0xf) * 4;
            boolean whole = (in.getShort(start + 6) & IPV4_FRAGMENT) == 0;
            boolean udp = in.get(start + 9) == UDP;
            in.position(start + 12);
            addresses(4);
            in.position(start + header);
            return whole && udp;
        } else if (version == 6) {
            in.position(start + 8);
            addresses(16);
            return skipExtensions(in.get(start + 6), start + IPV6_HEADER);
        }
        return false;
    }

    private void addresses(int length) throws UnknownHostException {
        byte[] address = new byte[length];
        in.get(address);
        source = InetAddress.getByAddress(address);
        in.get(address);
        destination = InetAddress.getByAddress(address);
    }

    /** Passes over options for hops, routing and destination. */
    private boolean skipExtensions(int firstHeader, int at) {
        int header = firstHeader;
        in.position(at);
        while (header == 0 || header == 43 || header == 60) {
            int start = in.position();
            header = in.get();
            in.position(start + 8 + (in.get() & 0xff) * 8);
        }
        return header == UDP;
    }
}
