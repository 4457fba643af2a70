package io.github.peerfire.rendezvous.relay;

/** Lets a number of bytes per second through, one second's worth at once. Confined to one thread or lock. */
final class ByteBudget {

    private static final double SECOND = 1e9;

    private double perNanosecond;
    private double most;
    private double left;
    private long refilledAt;
    private boolean begun;

    ByteBudget(long perSecond) {
        change(perSecond);
        this.left = perSecond;
    }

    /** From now on that many; what is left beyond one second's worth is lost. */
    void change(long perSecond) {
        perNanosecond = perSecond / SECOND;
        most = perSecond;
        left = Math.min(left, most);
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
