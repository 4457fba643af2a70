package io.github.peerfire.rtmfp.common;

import java.util.function.BiConsumer;

/**
 * Logs failures of our own or of the application's, which others may be able to make happen again and again: one a
 * minute aloud, whatever it is, with the number of those that were not, which are logged for who wants to see all.
 * Thread-safe.
 */
public final class FailureLog {

    private final LineBudget budget = new LineBudget(1);
    private final BiConsumer<String, Throwable> loud;
    private final BiConsumer<String, Throwable> quiet;

    /**
     * Has none yet.
     *
     * @param loud a log at a level that people read
     * @param quiet the same at debug level
     */
    public FailureLog(BiConsumer<String, Throwable> loud, BiConsumer<String, Throwable> quiet) {
        this.loud = loud;
        this.quiet = quiet;
    }

    /** Something failed at that time, in nanoseconds. */
    public void failed(String what, Throwable failure, long now) {
        if (!budget.take(now)) {
            quiet.accept(what, failure);
            return;
        }
        long leftOut = budget.takeLeftOut();
        loud.accept(leftOut == 0 ? what : what + " (" + leftOut + " failures before this one are in the log at debug "
                + "level only)", failure);
    }
}
