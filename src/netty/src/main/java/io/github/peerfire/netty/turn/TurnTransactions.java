package io.github.peerfire.netty.turn;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

/** The requests to one server: proofs, repetitions, and whose answer a response is. */
final class TurnTransactions {

    /** RFC 8489 §6.2: outstanding at once towards one server. */
    private static final int MOST_OUTSTANDING = 10;
    private static final int MOST_WAITING = 64;
    private static final int MOST_ATTEMPTS = 4;
    private static final byte[] SOFTWARE = {'P', 'e', 'e', 'r', 'f', 'i', 'r', 'e'};

    private final LongTermCredentials credentials;
    private final RandomSource random;
    private final Queue<byte[]> outgoing;
    private final StunWriter writer = new StunWriter();
    private final List<TurnTransaction> outstanding = new ArrayList<>();
    private final Deque<TurnRequest> waiting = new ArrayDeque<>();
    private boolean closed;

    /** @param outgoing takes the datagrams for the server */
    TurnTransactions(LongTermCredentials credentials, RandomSource random, Queue<byte[]> outgoing) {
        this.credentials = credentials;
        this.random = random;
        this.outgoing = outgoing;
    }

    /** Asks now, or when others were answered. */
    void ask(TurnRequest request, long now) {
        if (closed) {
            return;
        }
        if (outstanding.size() < MOST_OUTSTANDING) {
            start(request, 1, now);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(request);
        } else {
            request.failed(new TurnError(TurnError.TOO_MANY), now);
        }
    }

    private void start(TurnRequest request, int attempt, long now) {
        byte[] id = random.bytes(StunMessage.TRANSACTION_ID_LENGTH);
        TurnTransaction transaction =
                new TurnTransaction(request, id, build(request, id), credentials.areInUse(), attempt);
        outstanding.add(transaction);
        send(transaction, now);
    }

    private byte[] build(TurnRequest request, byte[] id) {
        writer.begin(request.method(), StunClass.REQUEST, id);
        // RFC 8656 §5: SHOULD be in Allocate and Refresh
        writer.attribute(StunAttribute.SOFTWARE, SOFTWARE);
        request.write(writer);
        credentials.addTo(writer);
        return writer.fingerprint().message();
    }

    private void send(TurnTransaction transaction, long now) {
        transaction.sent(now);
        outgoing.add(transaction.message);
    }

    /** Asks without expecting an answer. */
    void tell(TurnRequest request) {
        outgoing.add(build(request, random.bytes(StunMessage.TRANSACTION_ID_LENGTH)));
    }

    /** Takes a response; false if it answers nothing, or not credibly. */
    boolean receive(StunMessage response, long now) {
        TurnTransaction transaction = find(response);
        if (transaction == null) {
            return false;
        }
        int code = response.kind() == StunClass.ERROR ? response.errorCode() : StunMessage.NOT_THERE;
        boolean challenge = code == TurnError.UNAUTHENTICATED || code == TurnError.STALE_NONCE;
        // RFC 8489 §9.2.5: a challenge need not have a proof; anything else without is as if it had not been received
        if (!challenge && transaction.proven && !credentials.prove(response)) {
            transaction.doubted = true;
            return false;
        }
        outstanding.remove(transaction);
        if (response.hasUnknownRequired() || response.kind() == StunClass.ERROR && code == StunMessage.NOT_THERE) {
            transaction.request.failed(new TurnError(TurnError.NOT_UNDERSTOOD), now);
        } else if (response.kind() == StunClass.SUCCESS) {
            transaction.request.succeeded(response, now);
        } else if (challenge && mayRepeat(transaction, response, code)) {
            start(transaction.request, transaction.attempt + 1, now);
        } else {
            transaction.request.failed(
                    new TurnError(code, response.plainAddress(StunAttribute.ALTERNATE_SERVER)), now);
        }
        startWaiting(now);
        return true;
    }

    private TurnTransaction find(StunMessage response) {
        for (TurnTransaction transaction : outstanding) {
            if (response.hasTransactionId(transaction.id) && response.method() == transaction.request.method()) {
                return transaction;
            }
        }
        return null;
    }

    /** RFC 8489 §9.2.5: MUST NOT be repeated with what was refused already. */
    private boolean mayRepeat(TurnTransaction transaction, StunMessage response, int code) {
        boolean refused = transaction.proven && code == TurnError.UNAUTHENTICATED;
        return credentials.takeChallenge(response) && !refused && transaction.attempt < MOST_ATTEMPTS;
    }

    private void startWaiting(long now) {
        while (!waiting.isEmpty() && outstanding.size() < MOST_OUTSTANDING) {
            start(waiting.remove(), 1, now);
        }
    }

    /** When {@link #handleTimeout} has something to do. */
    long nextDeadline() {
        long deadline = Time.NEVER;
        for (TurnTransaction transaction : outstanding) {
            deadline = Math.min(deadline, transaction.deadline());
        }
        return deadline;
    }

    void handleTimeout(long now) {
        List<TurnTransaction> failed = new ArrayList<>();
        for (Iterator<TurnTransaction> all = outstanding.iterator(); all.hasNext();) {
            TurnTransaction transaction = all.next();
            if (now < transaction.deadline()) {
                continue;
            }
            if (transaction.isExhausted()) {
                all.remove();
                failed.add(transaction);
            } else {
                send(transaction, now);
            }
        }
        for (TurnTransaction transaction : failed) {
            // RFC 8489 §9.2.5: SHALL signal that the integrity was violated rather than a timeout
            int code = transaction.doubted ? TurnError.NOT_PROVEN : TurnError.NO_ANSWER;
            transaction.request.failed(new TurnError(code), now);
        }
        startWaiting(now);
    }

    /** Nobody waits for an answer any more, nor asks. */
    void close() {
        closed = true;
        outstanding.clear();
        waiting.clear();
    }
}
