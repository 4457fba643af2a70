package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A peer that others can be introduced to, wherever its session is. */
interface Introducible {

    /** The peer as admitted. */
    ConnectedPeer peer();

    /** Whether it still is. */
    boolean isAdmitted();

    /** The addresses that it says it has. */
    List<InetSocketAddress> candidates();

    /** Whether one more hello may be forwarded to it. */
    boolean mayBeGreeted(long now);

    /** Forwards it somebody's hello, to be answered to an address. */
    void greet(byte[] discriminator, CandidateAddress replyAddress, byte[] tag, long now);
}
