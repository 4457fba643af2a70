package io.github.peerfire.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of attacks in the page on testing. */
class AttackTableTest {

    private static final Path SOURCES = Path.of("..");
    private static final Pattern NAME = Pattern.compile("`(\\w*)\\.?(\\w*)`");

    /** RTMFP has no decompression, which is the one that is left out. */
    private static final String NONE_OF_OURS = "A29";

    /** By their files' names. */
    private final Map<String, List<Path>> tests = tests();

    private static Map<String, List<Path>> tests() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(path -> path.toString().matches(".*/src/test/java/.*\\.java"))
                    .collect(Collectors.groupingBy(path -> path.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(SOURCES.resolve("site/markdown/testing.md")).stream()
                .filter(line -> line.matches("\\| [AX][0-9].*")).toList();
    }

    @Test
    void eachAttackHasTestsAndTheyExist() throws IOException {
        for (String row : rows()) {
            assertThat(missing(row.split("\\|")[4])).as(row).isEmpty();
        }
    }

    @Test
    void noAttackOfTheListIsLeftOut() throws IOException {
        List<String> listed = Stream.concat(
                IntStream.rangeClosed(1, 36).mapToObj(number -> "A" + number),
                IntStream.rangeClosed(1, 8).mapToObj(number -> "X" + number))
                .filter(number -> !number.equals(NONE_OF_OURS)).toList();
        assertThat(rows().stream().flatMap(row -> Stream.of(row.split("\\|")[1].split(","))).map(String::strip))
                .containsExactlyElementsOf(listed);
    }

    /** A name that begins with a dot is of the class that was named last. */
    private List<String> missing(String cell) throws IOException {
        List<String> missing = new ArrayList<>();
        String type = "no test is named";
        for (MatchResult name : NAME.matcher(cell).results().toList()) {
            type = name.group(1).isEmpty() ? type : name.group(1);
            if (!isTest(source(type), name.group(2))) {
                missing.add(name.group());
            }
        }
        return type.contains(" ") ? List.of(type) : missing;
    }

    /** A method, or a rule of ArchUnit; without a name the class is meant. */
    private static boolean isTest(String source, String name) {
        boolean isThere = name.isEmpty()
                || source.contains("void " + name + "(") || source.contains("ArchRule " + name + " ");
        return isThere && !source.contains("@Disabled");
    }

    /** Classes of several modules may have the same name. */
    private String source(String type) throws IOException {
        assertThat(tests).as("tests").containsKey(type + ".java");
        StringBuilder sources = new StringBuilder();
        for (Path path : tests.get(type + ".java")) {
            sources.append(Files.readString(path));
        }
        return sources.toString();
    }
}
