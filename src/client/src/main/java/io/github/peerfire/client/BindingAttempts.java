package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.smack.calls.CallClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Attempts to get a binding, of which each ends on the client's thread and in time, whatever becomes of its steps; what
 * comes later is let go of.
 */
final class BindingAttempts {

    private final BindingSource source;
    private final CallClock clock;
    private final Duration longest;
    private volatile boolean closed;

    /** @param longest of an attempt */
    BindingAttempts(BindingSource source, CallClock clock, Duration longest) {
        this.source = source;
        this.clock = clock;
        this.longest = longest;
    }

    CompletableFuture<Binding> bind(Consumer<SignInStep> progress) {
        return limited(() -> source.bind(progress), late -> late.connection().closeAsync());
    }

    /** The connection stays open, whatever comes of it. */
    CompletableFuture<Binding> rebind(NetConnection connection) {
        return limited(() -> source.rebind(connection), late -> { });
    }

    /** Attempts that go on complete no more. Any thread. */
    void close() {
        closed = true;
    }

    private CompletableFuture<Binding> limited(Supplier<CompletableFuture<Binding>> question, Consumer<Binding> letGo) {
        CompletableFuture<Binding> outcome = new CompletableFuture<>();
        CallClock.Timer timer = clock.schedule(longest, () -> outcome.completeExceptionally(
                new TimeoutException("No binding within " + longest.toSeconds() + " seconds.")));
        begin(question).whenComplete((made, failure) -> {
            if (closed || outcome.isDone()) {
                // There may be no client's thread any more.
                settle(outcome, made, failure, letGo);
                return;
            }
            clock.execute(() -> {
                timer.cancel();
                settle(outcome, made, failure, letGo);
            });
        });
        return outcome;
    }

    private static CompletableFuture<Binding> begin(Supplier<CompletableFuture<Binding>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settle(
            CompletableFuture<Binding> outcome, Binding made, Throwable failure, Consumer<Binding> letGo) {
        if (failure != null && !closed) {
            outcome.completeExceptionally(failure);
        } else if (failure == null && (closed || !outcome.complete(made))) {
            letGo.accept(made);
        }
    }
}
