package io.github.peerfire.openfire.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {

    @ParameterizedTest
    @CsvSource({
        "juliet@example.com, juliet@example.com",
        "fu\u00dfball, fu\u00dfball",
        "Foobar, foobar",
        "\u03a3, \u03c3",
        "\u03c3\u03c2, \u03c3\u03c2",
        // width, then case
        "\uff2a\uff35\uff2c\uff29\uff25\uff34, juliet",
        "\uff76\uff9e, \u30ac",
        // NFC
        "E\u0301tienne, \u00e9tienne",
        "\u041c\u0430\u0448\u0430, \u043c\u0430\u0448\u0430",
        // from right to left
        "\u05d0\u05d1, \u05d0\u05d1",
        "\u05d01, \u05d01",
        "\u0661\u0662, ''",
        "\u0627\u0661, \u0627\u0661",
        // in their places
        "l\u00b7l, l\u00b7l",
        "\u30a2\u30fb\u30a4, \u30a2\u30fb\u30a4",
        "\u0915\u094d\u200d\u0937, \u0915\u094d\u200d\u0937"})
    void whatIsWrittenDifferentlyIsOneName(String written, String prepared) {
        assertThat(UserName.prepare(written).orElse("")).isEqualTo(prepared);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "foo bar", "a\u3000b", "a\tb", "a\u0000", "henry\u2163", "\u2654", "a\u200db", "a\u00b7l", "l\u00b7",
        "a\u30fbb", "\ufb01ne", "a\u00adb", "a\u202eb", "\ud800", "a\udc00", "\u05d0a", "1\u05d0", "a\u05d0",
        "\u0627\u06611", "\u0661\u06f1", "\u0640", "\u1100", "\ufeff", "a\ufe0f", "\u0378", "\ue000", "a\ufffd"})
    void whatCanBeConfusedIsNoName(String written) {
        assertThat(UserName.prepare(written)).isEmpty();
    }

    @Test
    void aNameHasSixtyFourCharactersAtMost() {
        assertThat(UserName.prepare("a".repeat(64))).contains("a".repeat(64));
        assertThat(UserName.prepare("a".repeat(65))).isEmpty();
        assertThat(UserName.prepare("\ud835\udfd8".repeat(64))).isEmpty();
        assertThat(UserName.prepare("\ud801\udc28".repeat(64))).map(name -> name.codePointCount(0, name.length()))
                .isEqualTo(Optional.of(64));
        assertThat(UserName.prepare("\ud801\udc28".repeat(65))).isEmpty();
    }

    @Test
    void aPreparedNameIsPreparedToItself() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            Optional<String> prepared = UserName.prepare(Character.toString(character));
            assertThat(prepared.flatMap(UserName::prepare)).as("U+%04X", character).isEqualTo(prepared);
        }
    }
}
