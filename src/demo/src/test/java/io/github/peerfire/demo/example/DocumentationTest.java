package io.github.peerfire.demo.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentationTest {

    private static final Path DOCUMENT = Path.of("../site/markdown/developers.md");
    private static final Path EXAMPLES = Path.of("src/test/java/io/github/peerfire/demo/example");
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({"developers.md, 5", "phone.md, 1"})
    void theDevelopersExamplesAreThoseThatCompile(String name, int atLeast) throws IOException {
        Path document = DOCUMENT.resolveSibling(name);
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.toList()) {
                sources.add(Files.readString(file));
            }
        }
        assertThat(JAVA.matcher(Files.readString(document)).results().map(code -> code.group(1)))
                .as("the Java in %s", document).hasSizeGreaterThanOrEqualTo(atLeast)
                .allMatch(code -> sources.stream().anyMatch(source ->
                        source.contains(indented(code, 0)) || source.contains(indented(code, 8))));
    }

    @Test
    void theCompleteExampleOfACallHasLessThanSixtyLines() throws IOException {
        String first = JAVA.matcher(Files.readString(DOCUMENT)).results().findFirst().orElseThrow().group(1);
        assertThat(first).contains("import ", "class FirstCall", "public static void main");
        assertThat(first.lines().count()).isLessThan(60);
    }

    private static String indented(String code, int columns) {
        return code.lines().map(line -> line.isEmpty() ? line : " ".repeat(columns) + line)
                .collect(Collectors.joining("\n"));
    }
}
