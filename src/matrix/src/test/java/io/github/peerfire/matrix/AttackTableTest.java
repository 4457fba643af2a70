package io.github.peerfire.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of attacks in the page on testing. */
class AttackTableTest {

    private static final Path SOURCES = Path.of("..");
    private static final Pattern NAME = Pattern.compile("`(\\w*)\\.?(\\w*)`");

    @Test
    void eachAttackHasTestsAndTheyExist() throws IOException {
        List<String> rows = Files.readAllLines(SOURCES.resolve("site/markdown/testing.md")).stream()
                .filter(line -> line.matches("\\| [AX][0-9].*")).toList();
        assertThat(rows).hasSizeGreaterThan(40);
        for (String row : rows) {
            assertThat(missing(row.split("\\|")[4])).as(row).isEmpty();
        }
    }

    /** A name that begins with a dot is of the class that was named last. */
    private static List<String> missing(String tests) throws IOException {
        List<String> missing = new ArrayList<>();
        String type = "no test is named";
        for (MatchResult name : NAME.matcher(tests).results().toList()) {
            type = name.group(1).isEmpty() ? type : name.group(1);
            if (!source(type).contains(" " + name.group(2))) {
                missing.add(name.group());
            }
        }
        return type.contains(" ") ? List.of(type) : missing;
    }

    /** Classes of several modules may have the same name. */
    private static String source(String type) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> found = files.filter(path -> path.endsWith(type + ".java")
                    && path.toString().contains("src/test/java")).toList();
            assertThat(found).as(type).isNotEmpty();
            StringBuilder sources = new StringBuilder();
            for (Path path : found) {
                sources.append(Files.readString(path));
            }
            return sources.toString();
        }
    }
}
