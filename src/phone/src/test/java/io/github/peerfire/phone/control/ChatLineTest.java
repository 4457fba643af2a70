package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatLineTest {

    @Test
    void whatCouldDeceiveOrDisturbIsLeftOut() {
        assertThat(ChatLine.of("Bob", false, "a\u0000b\u202Ec\u001B[31md").orElseThrow().text()).isEqualTo("abc[31md");
        assertThat(ChatLine.of("Bob", false, "\u0007 \u200B\u200D \n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\u2028", "\u2029", "\u000B", " \n\n\u00A0", "\u3164\u2800 \u1160"})
    void oneLineCannotLookLikeTwo(String between) {
        assertThat(ChatLine.of("Bob", false, "Hello" + between + "Carol: I paid already.").orElseThrow().text())
                .isEqualTo("Hello Carol: I paid already.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67", "\u0645\u06CC\u200C\u062E"})
    void whatJoinsAndPartsLettersStays(String text) {
        assertThat(ChatLine.of("Bob", false, text).orElseThrow().text()).isEqualTo(text);
    }

    @Test
    void aLineHasALimit() {
        assertThat(ChatLine.of("Bob", false, "x".repeat(100_000)).orElseThrow().text()).hasSize(ChatLine.MAX_LENGTH);
    }
}
