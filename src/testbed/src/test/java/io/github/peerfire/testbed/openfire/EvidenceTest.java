package io.github.peerfire.testbed.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    @Test
    void itSaysWhatTheClientsThreadsWaitFor() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Void> begun = new CompletableFuture<>();
        Thread stuck = new Thread(() -> waitFor(begun, end), "peerfire-stuck");
        stuck.start();
        begun.join();
        assertThat(Evidence.now()).contains("Thread peerfire-stuck").contains("EvidenceTest.waitFor");
        end.countDown();
        stuck.join();
        assertThat(Evidence.now()).doesNotContain("Thread peerfire-stuck");
    }

    private static void waitFor(CompletableFuture<Void> begun, CountDownLatch end) {
        begun.complete(null);
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
