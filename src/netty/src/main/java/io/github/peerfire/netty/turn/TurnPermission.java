package io.github.peerfire.netty.turn;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Queue;

/** The permission for one IP address to send through a relay and to be sent to (RFC 8656 §9). */
final class TurnPermission {

    enum State { WANTED, ASKED, GRANTED, REFUSED }

    /** Datagrams that wait for it: a hello or two. */
    private static final int MOST_WAITING = 4;

    final InetAddress address;
    State state = State.WANTED;
    /** When it was granted, renewed or refused last. */
    long since;
    long lastUsed;
    /** It was refused together with others, hence is asked for by itself. */
    boolean alone;
    private final Queue<Waiting> waiting = new ArrayDeque<>(1);

    TurnPermission(InetAddress address) {
        this.address = address;
    }

    /** Keeps a datagram until it is known whether it may go; false if too many are. */
    boolean keep(TurnPeer peer, byte[] datagram) {
        return waiting.size() < MOST_WAITING && waiting.add(new Waiting(peer, datagram));
    }

    /** The next that waits, or null. */
    Waiting next() {
        return waiting.poll();
    }

    void dropWaiting() {
        waiting.clear();
    }

    /** A datagram and where it wants to go. */
    record Waiting(TurnPeer peer, byte[] datagram) {
    }
}
