package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A peer that others can be introduced to, wherever its session is. All methods may be called on any event loop. */
interface Introducible {

    /** The peer as admitted. */
    ConnectedPeer peer();

    /** Whether it still is. */
    boolean isAdmitted();

    /** The addresses that it says it has. */
    List<InetSocketAddress> candidates();

    /** Whether one more hello may be forwarded to it, now and for whoever is at that address. */
    boolean mayBeGreeted(InetSocketAddress asker, long now);

    /**
     * Forwards it somebody's hello, to be answered to an address.
     *
     * @param here on whose event loop this is called
     */
    void greet(byte[] discriminator, CandidateAddress replyAddress, byte[] tag, RendezvousEndpoint here, long now);
}
