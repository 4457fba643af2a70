package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockingTest {

    /** Smack asserts some things that a server may disprove. */
    @ParameterizedTest
    @ValueSource(classes = {AssertionError.class, IllegalStateException.class, InterruptedException.class})
    void whoAsksIsToldWhateverIsThrown(Class<? extends Throwable> thrown) {
        CompletableFuture<String> answer = Blocking.ask("test", () -> {
            Throwable failure = thrown.getConstructor().newInstance();
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        });
        assertThat(answer).failsWithin(60, TimeUnit.SECONDS).withThrowableThat().withCauseInstanceOf(thrown);
    }
}
