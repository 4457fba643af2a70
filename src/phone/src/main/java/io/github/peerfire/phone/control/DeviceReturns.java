package io.github.peerfire.phone.control;

import java.util.concurrent.CompletableFuture;

/** The devices of calls that are over, which are given back on other threads: that may take a while. Thread-safe. */
final class DeviceReturns {

    private CompletableFuture<Void> all = CompletableFuture.completedFuture(null);

    /**
     * Gives devices back, soon.
     *
     * @param close waits for them
     */
    synchronized void begin(Runnable close) {
        all = CompletableFuture.allOf(all, CompletableFuture.runAsync(close).exceptionally(failure -> null));
    }

    /** Completes when all that were begun before are done: files are whole, and others may have the devices. */
    synchronized CompletableFuture<Void> done() {
        return all.copy();
    }
}
