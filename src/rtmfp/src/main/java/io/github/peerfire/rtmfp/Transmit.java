package io.github.peerfire.rtmfp;

import io.github.peerfire.rtmfp.session.DatagramTarget;
import java.net.InetSocketAddress;

/** A datagram to be sent; the driver owns it and hands it to {@link Endpoint#pollTransmit} again and again. */
public final class Transmit implements DatagramTarget {

    /** The longest datagram that an endpoint ever makes. */
    public static final int CAPACITY = 2_048;

    private final byte[] bytes = new byte[CAPACITY];
    private int length;
    private InetSocketAddress destination;
    private int interfaceId;

    /** The datagram's bytes, from 0 to {@link #length}. */
    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int length() {
        return length;
    }

    /** Where to send it; resolved. */
    public InetSocketAddress destination() {
        return destination;
    }

    /** Which of the driver's sockets sends it. */
    public int interfaceId() {
        return interfaceId;
    }

    /** Describes what the endpoint wrote to {@link #bytes}. */
    @Override
    public void set(int length, InetSocketAddress destination, int interfaceId) {
        this.length = length;
        this.destination = destination;
        this.interfaceId = interfaceId;
    }
}
