package io.github.peerfire.demo.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentationTest {

    private static final Path DOCUMENT = Path.of("../site/markdown/developers.md");
    private static final Path EXAMPLES = Path.of("src/test/java/io/github/peerfire/demo/example");
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"FirstCall", "DirectStreams", "ServerStreams"})
    void theDevelopersExamplesAreThoseThatCompile(String example) throws IOException {
        String source = Files.readString(EXAMPLES.resolve(example + ".java"));
        assertThat(JAVA.matcher(Files.readString(DOCUMENT)).results().map(code -> indented(code.group(1))))
                .as("the Java in %s, of which one is in %s", DOCUMENT, example)
                .hasSize(3)
                .anyMatch(source::contains);
    }

    private static String indented(String code) {
        return code.lines().map(line -> line.isEmpty() ? line : " ".repeat(8) + line).collect(Collectors.joining("\n"));
    }
}
