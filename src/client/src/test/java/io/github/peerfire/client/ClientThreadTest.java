package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClientThreadTest {

    private final ClientThread thread = new ClientThread("alice@example.test");

    private Thread ask() throws Exception {
        CompletableFuture<Thread> answer = new CompletableFuture<>();
        thread.execute(() -> answer.complete(Thread.currentThread()));
        return answer.get(60, TimeUnit.SECONDS);
    }

    @Test
    void whoAsksAfterTheEndGetsAnAnswer() throws Exception {
        ask();
        thread.close();
        ask();
    }

    @Test
    void theThreadEndsWhenThereIsNothingToDoAnyMore() throws Exception {
        thread.schedule(Duration.ofHours(1), () -> { });
        Thread before = ask();
        thread.close();
        before.join(60_000);
        assertThat(before.isAlive()).isFalse();
        Thread after = ask();
        after.join(60_000);
        assertThat(after.isAlive()).isFalse();
    }

    @Test
    void noTimerRunsAfterTheEnd() throws Exception {
        CompletableFuture<Void> early = new CompletableFuture<>();
        CompletableFuture<Void> late = new CompletableFuture<>();
        CompletableFuture<Void> busy = new CompletableFuture<>();
        thread.execute(busy::join);
        thread.schedule(Duration.ofNanos(1), () -> early.complete(null));
        thread.close();
        thread.schedule(Duration.ZERO, () -> late.complete(null));
        busy.complete(null);
        ask();
        ask();
        assertThat(early).isNotDone();
        assertThat(late).isNotDone();
    }

    @Test
    void itDoesNotWaitForItself() {
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(thread::requireAnother, thread::execute);
        assertThat(waiting).failsWithin(60, TimeUnit.SECONDS).withThrowableThat()
                .withMessageContaining("closeAsync()");
        thread.requireAnother();
        thread.close();
    }

    @Test
    void whatFailsKeepsNothingElseFromBeingDone() throws Exception {
        thread.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        ask();
        thread.close();
    }
}
