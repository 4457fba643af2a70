package io.github.peerfire.rendezvous.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * One of the two peers of a pair: the socket at which it finds the other, and where it is. Behind a symmetric NAT it is
 * seen here at another port than it proved to the server; so its packets show the port, but the address must be the
 * proven one. Guarded by its pair.
 */
final class RelaySide {

    /** A peer that was silent for so long may come from another port; nanoseconds. */
    private static final long SILENCE = 5_000_000_000L;

    final long connectionId;
    volatile RelayTransport.Socket socket;
    private InetAddress proven;
    private InetSocketAddress seen;
    private long lastHeard;

    RelaySide(long connectionId, InetAddress proven) {
        this.connectionId = connectionId;
        this.proven = proven;
    }

    /** The peer proved another address to the server. */
    void moved(InetAddress address) {
        if (!address.equals(proven)) {
            proven = address;
            seen = null;
        }
    }

    /**
     * Whether a packet is this peer's. Once both peers were heard, somebody else behind the same address cannot put
     * himself in the peer's place as long as that is not silent.
     *
     * @param settled whether both peers were heard
     */
    boolean isFrom(InetSocketAddress source, boolean settled, long now) {
        if (!source.getAddress().equals(proven)) {
            return false;
        }
        boolean same = source.equals(seen);
        if (!same && seen != null && settled && now - lastHeard < SILENCE) {
            return false;
        }
        seen = source;
        lastHeard = now;
        return true;
    }

    /** Where to send what is for this peer; null if it was not heard yet. */
    InetSocketAddress seen() {
        return seen;
    }

    long lastHeard() {
        return lastHeard;
    }
}
