package io.github.peerfire.netty.turn;

import io.github.peerfire.rtmfp.common.Time;

/** One request under way over UDP, and when it is repeated (RFC 8489 §6.2.1). */
final class TurnTransaction {

    /** RTO, of which the first interval is. */
    static final long FIRST_TIMEOUT = 500 * Time.MILLISECOND;
    /** Rc. */
    private static final int MOST_REQUESTS = 7;
    /** Rm. */
    private static final int LAST_WAIT = 16;

    final TurnRequest request;
    final byte[] id;
    final byte[] message;
    final boolean proven;
    /** How often it was built anew with what the server said about proofs. */
    final int attempt;
    /** There was an answer that has no proof. */
    boolean doubted;
    private long next;
    private long interval = FIRST_TIMEOUT;
    private int sent;

    TurnTransaction(TurnRequest request, byte[] id, byte[] message, boolean proven, int attempt) {
        this.request = request;
        this.id = id;
        this.message = message;
        this.proven = proven;
        this.attempt = attempt;
    }

    /** It goes now. */
    void sent(long now) {
        sent++;
        next = now + (sent == MOST_REQUESTS ? LAST_WAIT * FIRST_TIMEOUT : interval);
        interval *= 2;
    }

    long deadline() {
        return next;
    }

    /** Whether nothing is to be expected any more, once the deadline is over. */
    boolean isExhausted() {
        return sent == MOST_REQUESTS;
    }
}
