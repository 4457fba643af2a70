package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChatLineTest {

    @Test
    void whatCouldDeceiveOrDisturbIsLeftOut() {
        assertThat(ChatLine.of("Bob", false, "a\u0000b\u202Ec\u001B[31m\nd").orElseThrow().text())
                .isEqualTo("abc[31m\nd");
        assertThat(ChatLine.of("Bob", false, "\u0007 \u200B \n")).isEmpty();
    }

    @Test
    void aLineHasALimit() {
        assertThat(ChatLine.of("Bob", false, "x".repeat(100_000)).orElseThrow().text()).hasSize(ChatLine.MAX_LENGTH);
    }
}
