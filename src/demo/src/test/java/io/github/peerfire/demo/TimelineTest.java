package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Timeline timeline = new Timeline(new PrintStream(shown, true, StandardCharsets.UTF_8));

    @Test
    void aStepThatHappensIsShownWithItsMilliseconds() throws Exception {
        assertThat(timeline.await("the phone rings", Duration.ofSeconds(1), CompletableFuture.completedFuture(42)))
                .isEqualTo(42);
        assertThat(shown.toString(StandardCharsets.UTF_8)).containsPattern("\\d+ +\\d+ {2}the phone rings");
    }

    @Test
    void aStepThatDoesNotHappenInTimeIsNamedWithItsLimit() {
        assertThatThrownBy(() -> timeline.await("the phone rings", Duration.ofMillis(1), new CompletableFuture<>()))
                .isInstanceOf(StepFailure.class)
                .hasMessage("Not within 1 ms: the phone rings.");
        assertThat(shown.toString(StandardCharsets.UTF_8)).doesNotContain("rings");
    }

    @Test
    void aStepThatFailsSaysWhy() {
        assertThatThrownBy(() -> timeline.await("alice signs in", Duration.ofSeconds(1),
                CompletableFuture.failedFuture(new IllegalStateException("the password is wrong."))))
                .hasMessage("Failed: alice signs in, because of the password is wrong.");
    }

    @Test
    void workThatThrowsSaysWhyEvenWithoutAMessage() {
        assertThatThrownBy(() -> timeline.run("Openfire starts", () -> {
            throw new IllegalStateException();
        })).hasMessage("Failed: Openfire starts, because of IllegalStateException.");
    }
}
