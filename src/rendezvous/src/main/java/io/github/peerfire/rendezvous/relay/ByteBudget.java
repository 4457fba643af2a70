package io.github.peerfire.rendezvous.relay;

/** Lets a number of bytes per second through, one second's worth at once. Confined to one thread or lock. */
final class ByteBudget {

    private static final double SECOND = 1e9;

    private final double perNanosecond;
    private final double most;
    private double left;
    private long refilledAt;
    private boolean begun;

    ByteBudget(long perSecond) {
        this.perNanosecond = perSecond / SECOND;
        this.most = perSecond;
        this.left = perSecond;
    }

    /** Whether there is enough left for so many bytes; nothing is taken. */
    boolean has(int bytes, long now) {
        if (begun && now > refilledAt) {
            left = Math.min(most, left + (now - refilledAt) * perNanosecond);
        }
        if (!begun || now > refilledAt) {
            begun = true;
            refilledAt = now;
        }
        return left >= bytes;
    }

    void take(int bytes) {
        left -= bytes;
    }
}
