package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {

    static Stream<Enum<?>> constants() {
        return Stream.<List<? extends Enum<?>>>of(List.of(ClientState.values()), List.of(ContactAvailability.values()),
                List.of(EndpointTrust.values()), List.of(Diagnosis.values()),
                List.of(GroupCallFailure.values())).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void thereIsASentenceForEachConstantInEachLanguage(Enum<?> constant) {
        String english = Sentences.of(Locale.ENGLISH, constant);
        String german = Sentences.of(Locale.GERMAN, constant);
        assertThat(english).endsWith(".");
        assertThat(german).endsWith(".").isNotEqualTo(english);
        assertThat(Sentences.of(Locale.forLanguageTag("de-AT"), constant)).isEqualTo(german);
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
