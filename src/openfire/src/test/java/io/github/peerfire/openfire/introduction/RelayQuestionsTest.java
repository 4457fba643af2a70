package io.github.peerfire.openfire.introduction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelayQuestionsTest {

    @Test
    void anExecutorThatRunsItAtOnceIsUsedAgain() {
        RelayQuestions<String> questions = new RelayQuestions<>(Runnable::run);
        assertThat(questions.ask("alice and bob", () -> true)).isCompletedWithValue(true);
        assertThat(questions.ask("alice and carol", () -> false)).isCompletedWithValue(false);
    }

    @Test
    void whateverGoesWrongWithOneTheOthersAreAnswered() {
        RelayQuestions<String> questions = new RelayQuestions<>(Runnable::run);
        assertThat(questions.ask("alice and bob", () -> {
            throw new StackOverflowError("expected in this test");
        }).toCompletableFuture()).isCompletedExceptionally();
        assertThat(questions.ask("alice and carol", () -> true)).isCompletedWithValue(true);
    }
}
