package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;

/** Who asks, by connection, and for whom. A value that remembers its hash, since it is taken out again long after it was put in. */
final class Pair {

    private final long askerConnection;
    private final PeerId target;
    private final int hash;

    Pair(long askerConnection, PeerId target) {
        this.askerConnection = askerConnection;
        this.target = target;
        this.hash = 31 * Long.hashCode(askerConnection) + target.hashCode();
    }

    long askerConnection() {
        return askerConnection;
    }

    PeerId target() {
        return target;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pair that && hash == that.hash
                && askerConnection == that.askerConnection && target.equals(that.target);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
