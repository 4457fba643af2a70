package io.github.peerfire.rendezvous;

import java.util.concurrent.CompletionException;

/**
 * A policy's reason for introducing nobody: they might be introduced, but had their share for now. It is told to the
 * operator; the asker hears nothing, as of any refusal.
 */
public final class OverQuotaException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Has no stack trace, for it is no failure, and there may be many. */
    public OverQuotaException() {
        super("the quota of introductions is used up", null, false, false);
    }

    /** Whether that is the reason for which an answer failed, perhaps by way of others. */
    static boolean is(Throwable failure) {
        return failure instanceof OverQuotaException
                || failure instanceof CompletionException && failure.getCause() instanceof OverQuotaException;
    }
}
