package io.github.peerfire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that the documentation names for each quirk of others are there. */
class QuirksTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\|.*\\| `(\\w+Test)\\.(\\w+)` \\|$");

    private final Path checkout = Path.of(System.getProperty("peerfire.checkout"));

    @Test
    void everyQuirkIsTested() throws IOException {
        String page = Files.readString(checkout.resolve("src/site/markdown/interoperability.md"));
        List<MatchResult> quirks = ROW.matcher(page).results().toList();
        List<Path> tests = tests();

        assertThat(quirks).hasSizeGreaterThan(50);
        assertThat(quirks.stream()
                .filter(quirk -> tests.stream().noneMatch(test -> holds(test, quirk.group(1), quirk.group(2))))
                .map(MatchResult::group)).isEmpty();
    }

    private List<Path> tests() throws IOException {
        try (Stream<Path> files = Files.walk(checkout.resolve("src"))) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList();
        }
    }

    private static boolean holds(Path test, String type, String method) {
        try {
            return test.endsWith(type + ".java") && Files.readString(test).contains("void " + method + "(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
