package io.github.peerfire.rtmfp.session;

import java.net.InetSocketAddress;

/** Takes datagrams of sessions that other endpoints with the same identity have. Must not call back. */
@FunctionalInterface
public interface HandOver {

    /**
     * Takes a datagram for {@link Sessions#receive} of another endpoint. The array is not to be kept.
     *
     * @param index which endpoint; perhaps one that there is not
     * @return false if it was not taken, since there is no such endpoint or too many wait for it
     */
    boolean take(int index, byte[] datagram, int offset, int length, InetSocketAddress source, int interfaceId);
}
