package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    private static final Pattern PART = Pattern.compile("%(\\d\\$)?s");

    static Stream<Enum<?>> constants() {
        return Stream.<List<? extends Enum<?>>>of(List.of(ClientState.values()), List.of(ContactAvailability.values()),
                List.of(EndpointTrust.values()), List.of(Diagnosis.values()),
                List.of(GroupCallFailure.values()), List.of(GroupCallEnding.values()),
                List.of(BlockScope.values())).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void thereIsASentenceForEachConstantInEachLanguage(Enum<?> constant) {
        String english = Sentences.of(Locale.ENGLISH, constant);
        String german = Sentences.of(Locale.GERMAN, constant);
        String french = Sentences.of(Locale.FRENCH, constant);
        assertThat(english).endsWith(".");
        assertThat(german).endsWith(".").isNotEqualTo(english);
        assertThat(french).endsWith(".").isNotEqualTo(english).isNotEqualTo(german);
        assertThat(Sentences.of(Locale.forLanguageTag("de-AT"), constant)).isEqualTo(german);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr"})
    void everyLanguageSaysEverythingWithTheSameParts(String language) throws IOException {
        Map<Object, Object> english = bundle("");
        Map<Object, Object> other = bundle(language);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> assertThat(parts(other.get(key))).as(key.toString()).isEqualTo(parts(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr"})
    void whoCannotSignInIsToldWhatToDo(String language) throws IOException {
        Map<Object, Object> texts = bundle(language);
        assertThat(List.of("credentials", "noAnswer", "unreachable", "unknown", "lost", "certificate", "noTls",
                "notNow", "disabled"))
                .allSatisfy(reason -> assertThat(texts.get("reason." + reason).toString()).contains(";"));
    }

    private static Map<Object, Object> bundle(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(Sentences.class.getResourceAsStream(
                "ClientSentences" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return new TreeMap<>(texts);
    }

    private static List<String> parts(Object text) {
        return PART.matcher(text.toString()).results().map(MatchResult::group).sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("constants")
    void otherLanguagesGetEnglishWhateverThisMachineSpeaks(Enum<?> constant) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMAN);
        try {
            assertThat(Sentences.of(Locale.JAPANESE, constant)).isEqualTo(Sentences.of(Locale.ENGLISH, constant));
        } finally {
            Locale.setDefault(before);
        }
    }
}
