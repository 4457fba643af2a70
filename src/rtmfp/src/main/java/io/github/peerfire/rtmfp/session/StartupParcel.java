package io.github.peerfire.rtmfp.session;

import java.net.InetSocketAddress;

/** A sealed datagram that waits for the driver, and not before its time. */
record StartupParcel(byte[] datagram, InetSocketAddress destination, int interfaceId, long notBefore, long number)
        implements Comparable<StartupParcel> {

    @Override
    public int compareTo(StartupParcel other) {
        int order = Long.compare(notBefore, other.notBefore);
        return order != 0 ? order : Long.compare(number, other.number);
    }
}
