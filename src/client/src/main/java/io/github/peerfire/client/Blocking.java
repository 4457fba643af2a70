package io.github.peerfire.client;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** What blocks gets a thread of its own for as long as it takes. */
final class Blocking {

    private Blocking() {
    }

    static void run(String what, Runnable task) {
        Thread apart = new Thread(task, "peerfire-" + what);
        apart.setDaemon(true);
        apart.start();
    }

    /** Completes with what comes of it, or with whatever it throws. */
    static <T> CompletableFuture<T> ask(String what, Callable<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        run(what, () -> {
            try {
                answer.complete(question.call());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answer.completeExceptionally(e);
            } catch (Throwable e) {
                // Smack asserts some things that a server may disprove, and somebody waits for an answer.
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }
}
