package io.github.peerfire.netty.turn;

import java.net.InetSocketAddress;

/** One far address behind a relay, and the channel to it if there is one (RFC 8656 §12). */
final class TurnPeer {

    enum State { NONE, ASKED, BOUND, REFUSED }

    static final int NO_CHANNEL = 0;

    final InetSocketAddress address;
    final TurnPermission permission;
    State state = State.NONE;
    int channel = NO_CHANNEL;
    /** When the channel was bound or renewed last. */
    long boundAt;
    long lastUsed;
    /** What went there without channel. */
    int sent;

    TurnPeer(InetSocketAddress address, TurnPermission permission) {
        this.address = address;
        this.permission = permission;
    }

    boolean isBound() {
        return state == State.BOUND;
    }

    void used(long now) {
        lastUsed = now;
        permission.lastUsed = now;
    }
}
