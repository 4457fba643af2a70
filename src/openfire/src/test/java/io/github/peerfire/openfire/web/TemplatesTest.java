package io.github.peerfire.openfire.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/github/peerfire/openfire/web");
    private static final Pattern KEY = Pattern.compile("\\{\\{#t}}([a-z][a-zA-Z.-]+)\\{\\{/t}}");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    /** Attributes that people see or hear. */
    private static final Pattern READ_OUT =
            Pattern.compile("\\s(?:aria-label|aria-description|alt|title|placeholder)=\"([^\"]*)\"");

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noValueGoesIntoAPageUnescaped(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContain("{{{").doesNotContain("{{&").doesNotContain("{{=");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothingInAPageNeedsAWeakerSecurityPolicy(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContain("<script>").doesNotContain("<style")
                .doesNotContainPattern("\\son[a-z]+=").doesNotContain("style=\"").doesNotContain("javascript:");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyFormIsAPostWithATokenOrASearch(Path template) throws IOException {
        List<String> forms = List.of(Files.readString(template).split("<form\\b", -1));
        for (String form : forms.subList(1, forms.size())) {
            if (form.startsWith(" method=\"post\"")) {
                assertThat(form).contains("name=\"token\" value=\"{{token}}\"");
            } else {
                assertThat(form).startsWith(" method=\"get\"").contains("role=\"search\"");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTextIsFromTheFilesOfLanguages(Path template) throws IOException {
        String markup = Files.readString(template).replaceAll("\\{\\{#t}}.*?\\{\\{/t}}", "")
                .replaceAll("\\{\\{.*?}}", "");
        assertThat(markup.replaceAll("<[^>]*>", "")).as("between tags").doesNotContainPattern(LETTER);
        assertThat(READ_OUT.matcher(markup).results().map(text -> text.group(1))).as("in attributes")
                .allSatisfy(text -> assertThat(text).doesNotContainPattern(LETTER));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTextIsThere(Path template) throws IOException {
        Wording wording = new Wording(Locale.ENGLISH, ZoneOffset.UTC);
        assertThat(KEY.matcher(Files.readString(template)).results().map(match -> match.group(1)))
                .allSatisfy(key -> assertThat(wording.text(key)).as(key).isNotEqualTo(key));
    }

    @Test
    void aValueThatIsMissingIsAnError() {
        assertThatThrownBy(() -> new Templates().fill("head", List.of(), Map.of())).hasMessageContaining("language");
    }
}
