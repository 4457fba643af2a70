package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneSentencesTest {

    private static final Pattern PART = Pattern.compile("\\{\\d[^}]*}");

    private static Map<Object, Object> bundle(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = PhoneSentences.class.getResourceAsStream(
                "/io/github/peerfire/phone/PhoneSentences" + language + ".properties")) {
            texts.load(in);
        }
        return new TreeMap<>(texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr"})
    void everyLanguageSaysEverythingWithTheSameParts(String language) throws IOException {
        Map<Object, Object> english = bundle("");
        Map<Object, Object> other = bundle(language);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> assertThat(parts(other.get(key))).as(key.toString()).isEqualTo(parts(text)));
    }

    private static List<String> parts(Object text) {
        return PART.matcher(text.toString()).results().map(MatchResult::group).sorted().toList();
    }
}
