package io.github.peerfire.demo.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    private static final Path DOCUMENT = Path.of("../site/markdown/developers.md");
    private static final Path EXAMPLE =
            Path.of("src/test/java/io/github/peerfire/demo/example/FirstCall.java");
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theDevelopersExampleIsTheOneThatCompiles() throws IOException {
        Matcher code = JAVA.matcher(Files.readString(DOCUMENT));
        assertThat(code.find()).as("a Java example in " + DOCUMENT).isTrue();
        assertThat(Files.readString(EXAMPLE)).contains(indented(code.group(1)));
    }

    private static String indented(String code) {
        return code.lines().map(line -> line.isEmpty() ? line : " ".repeat(8) + line).collect(Collectors.joining("\n"));
    }
}
