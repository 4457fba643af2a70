package io.github.peerfire.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Shows what happens, step by step, with milliseconds since the start and for each step. Used by one thread. */
final class Timeline {

    private final PrintStream out;
    private final long start = System.nanoTime();
    private long previous = start;

    Timeline(PrintStream out) {
        this.out = out;
        out.printf("%n%10s %9s%n", "ms", "step ms");
    }

    /**
     * Waits for a step and shows it.
     *
     * @throws StepFailure if it fails or takes longer than its limit
     */
    <T> T await(String step, Duration limit, CompletionStage<T> outcome) throws StepFailure, InterruptedException {
        try {
            T result = outcome.toCompletableFuture().get(limit.toNanos(), TimeUnit.NANOSECONDS);
            happened(step);
            return result;
        } catch (TimeoutException e) {
            throw new StepFailure("Not within " + limit.toMillis() + " ms: " + step + ".", e);
        } catch (ExecutionException e) {
            throw new StepFailure("Failed: " + step + ", because of " + reason(e) + ".", e);
        }
    }

    /** Runs a step that blocks, and shows it. */
    <T> T run(String step, Step<T> work) throws StepFailure, InterruptedException {
        try {
            T result = work.run();
            happened(step);
            return result;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new StepFailure("Failed: " + step + ", because of " + reason(e) + ".", e);
        }
    }

    /** Shows a step that has just happened. */
    void happened(String step) {
        long now = System.nanoTime();
        out.printf("%10d %9d  %s%n", millis(now - start), millis(now - previous), step);
        out.flush();
        previous = now;
    }

    private static long millis(long nanoseconds) {
        return TimeUnit.NANOSECONDS.toMillis(nanoseconds);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message.replaceFirst("\\.$", "");
    }

    /** Work that may fail in any way. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws Exception;
    }
}
