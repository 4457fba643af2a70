package io.github.peerfire.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ctrl-C: whether somebody wants the command to end, and whether it did. Thread-safe. */
final class Interruption {

    private static final long PATIENCE_SECONDS = 10;

    private final CompletableFuture<Void> requested = new CompletableFuture<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    /** Has Ctrl-C and SIGTERM end the command in order, for which it has ten seconds. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "peerfire-shutdown"));
    }

    private void shutDown() {
        request();
        try {
            finished.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // It had its time.
        }
    }

    /** Asks the command to end. */
    void request() {
        requested.complete(null);
    }

    boolean isRequested() {
        return requested.isDone();
    }

    /** The command has ended. */
    void finish() {
        finished.complete(null);
    }

    /** Waits for the wish to end, for so many milliseconds at most. */
    void pause(long milliseconds) throws InterruptedException {
        try {
            requested.get(milliseconds, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Nobody wishes it yet.
        } catch (ExecutionException e) {
            throw new IllegalStateException("A wish does not fail", e);
        }
    }

    /** Waits for a future or the wish to end, whichever comes first; whether it was the future. */
    boolean await(CompletableFuture<?> future) throws InterruptedException {
        try {
            CompletableFuture.anyOf(future.handle((value, failure) -> null), requested).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Neither of both fails", e);
        }
        return future.isDone();
    }

    /** As {@link #await(CompletableFuture)}, for so many milliseconds at most. */
    boolean await(CompletableFuture<?> future, long milliseconds) throws InterruptedException {
        CompletableFuture<Object> either =
                CompletableFuture.anyOf(future.handle((value, failure) -> null), requested);
        try {
            either.get(milliseconds, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Neither of both fails", e);
        }
        return future.isDone();
    }
}
