package io.github.peerfire.netty.turn;

import java.net.InetSocketAddress;

/** A peer's datagram within the one that a server relayed it in; to be used again and again. */
public final class RelayedDatagram {

    private int offset;
    private int length;
    private InetSocketAddress source;

    /** None yet. */
    public RelayedDatagram() {
    }

    /** Where it begins in the array that the server's datagram is in. */
    public int offset() {
        return offset;
    }

    /** How many bytes it has, at least 0. */
    public int length() {
        return length;
    }

    /** The peer. */
    public InetSocketAddress source() {
        return source;
    }

    void set(int newOffset, int newLength, InetSocketAddress newSource) {
        offset = newOffset;
        length = newLength;
        source = newSource;
    }
}
