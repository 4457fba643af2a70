package io.github.peerfire.openfire.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    /** What comes of UTF-8 that was read as Latin-1 or Windows-1252, or as something else altogether. */
    private static final Pattern MOJIBAKE = Pattern.compile("[\\u00c2-\\u00df][\\u0080-\\u00bf]"
            + "|\\u00e2[\\u0080-\\u00bf\\u20ac]|[\\u00e3-\\u00ef][\\u0080-\\u00bf]{2}|[\\u0080-\\u009f\\ufffd]|\\\\u");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

    private final LanguageFile base = LanguageFile.base();

    @Test
    void theConsoleSpeaksTheLanguagesThatOpenfireDoes() throws IOException {
        try (Stream<String> files = Files.list(LanguageFile.DIRECTORY).map(file -> file.getFileName().toString())) {
            assertThat(files).containsExactlyInAnyOrder("rtmfp_i18n.properties", "rtmfp_i18n_de.properties",
                    "rtmfp_i18n_fr.properties", "rtmfp_i18n_es.properties", "rtmfp_i18n_pt_BR.properties",
                    "rtmfp_i18n_ru.properties", "rtmfp_i18n_zh_CN.properties", "rtmfp_i18n_ja.properties");
        }
    }

    @Test
    void englishHasEachKeyOnceAndNoEmptyText() {
        assertThat(base.twice()).isEmpty();
        assertThat(base.texts().values()).allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(base.texts().keySet()).allSatisfy(key -> apostrophesAreRight(key, base.texts().get(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "pt_BR", "ru", "zh_CN", "ja"})
    void aLanguageHasTheKeysThatEnglishHas(String language) {
        LanguageFile file = LanguageFile.of(language);
        assertThat(file.texts().keySet()).containsExactlyInAnyOrderElementsOf(base.texts().keySet());
        assertThat(file.twice()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "pt_BR", "ru", "zh_CN", "ja"})
    void aTextHasThePlaceholdersThatItHasInEnglish(String language) {
        LanguageFile.of(language).texts().forEach((key, text) -> assertThat(LanguageFile.placeholders(text)).as(key)
                .isEqualTo(LanguageFile.placeholders(base.texts().getOrDefault(key, ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "pt_BR", "ru", "zh_CN", "ja"})
    void aTextIsThereAndLegible(String language) {
        LanguageFile.of(language).texts().forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank().isEqualTo(text.strip()).doesNotContainPattern(MOJIBAKE);
            apostrophesAreRight(key, text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "fr", "es", "pt_BR", "ru", "zh_CN", "ja"})
    void placeholdersAreFilledIn(String language) {
        LanguageFile file = language.isEmpty() ? base : LanguageFile.of(language);
        Object[] arguments = {"first", "second", "third"};
        file.texts().forEach((key, text) -> {
            String shown = file.isPattern(key) ? new MessageFormat(text, Locale.ROOT).format(arguments) : text;
            assertThat(shown).as(key).doesNotContain("{", "}");
            assertThat(Arrays.stream(arguments).map(String::valueOf).filter(shown::contains).count()).as(key)
                    .isGreaterThanOrEqualTo(LanguageFile.placeholders(text).stream().distinct().count());
        });
    }

    @ParameterizedTest
    @CsvSource({"de,\\p{IsLatin}", "fr,\\p{IsLatin}", "es,\\p{IsLatin}", "pt_BR,\\p{IsLatin}", "ru,\\p{IsCyrillic}",
            "zh_CN,\\p{IsHan}", "ja,[\\p{IsHiragana}\\p{IsKatakana}]"})
    void aSentenceIsTranslated(String language, String script) {
        List<String> sentences = base.texts().keySet().stream()
                .filter(key -> WORD.matcher(base.texts().get(key)).results().count() > 4).toList();
        assertThat(sentences).isNotEmpty();
        LanguageFile file = LanguageFile.of(language);
        assertThat(sentences).filteredOn(file.texts()::containsKey).allSatisfy(key ->
                assertThat(file.texts().get(key)).isNotEqualTo(base.texts().get(key))
                        .containsPattern(script));
    }

    /** As for {@link MessageFormat}, which takes a text only if there is something to fill in. */
    private void apostrophesAreRight(String key, String text) {
        if (base.texts().containsKey(key) && base.isPattern(key)) {
            assertThat(text.replace("''", "")).as(key).doesNotContain("'");
        } else {
            assertThat(text).as(key).doesNotContain("''");
        }
    }
}
