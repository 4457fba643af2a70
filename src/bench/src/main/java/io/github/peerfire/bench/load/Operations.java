package io.github.peerfire.bench.load;

import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Operations of one kind, so many at a time, and how long each took. */
final class Operations {

    private static final long PATIENCE = 30 * Time.SECOND;

    private final IntFunction<CompletableFuture<?>> operation;
    private final Latencies latencies = new Latencies();
    private int begun;
    private int failed;

    private Operations(IntFunction<CompletableFuture<?>> operation) {
        this.operation = operation;
    }

    /**
     * Runs operations 0 to count - 1. One that takes longer than half a minute has failed.
     *
     * @param window how many are under way at once
     * @param operation begins one
     */
    static Operations run(Swarm swarm, int count, int window, IntFunction<CompletableFuture<?>> operation) {
        Operations run = new Operations(operation);
        int done = -1;
        while (run.done() < count && run.done() > done) {
            done = run.done();
            while (run.begun < count && run.begun - done < window) {
                run.begin();
            }
            int atLeast = done + 1;
            swarm.runUntil(() -> run.done() >= atLeast, PATIENCE);
        }
        run.failed = count - run.latencies.count();
        return run;
    }

    private int done() {
        return latencies.count() + failed;
    }

    private void begin() {
        long start = System.nanoTime();
        operation.apply(begun++).whenComplete((result, failure) -> {
            if (failure == null) {
                latencies.add(System.nanoTime() - start);
            } else {
                failed++;
            }
        });
    }

    /** @throws IOException if one of them failed, so that what was to come next makes no sense */
    Operations orFail() throws IOException {
        if (failed > 0) {
            throw new IOException(failed + " of " + (latencies.count() + failed) + " preparing operations failed");
        }
        return this;
    }

    /** Those of the successful ones. */
    Latencies latencies() {
        return latencies;
    }

    int failed() {
        return failed;
    }
}
