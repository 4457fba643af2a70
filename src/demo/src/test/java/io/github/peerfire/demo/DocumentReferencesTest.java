package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What the documents refer to is there: files, headings, pictures, tests. */
class DocumentReferencesTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path PICTURES = ROOT.resolve("src/site/resources/images");
    private static final Pattern LINK = Pattern.compile("(!?)\\[([^]]*)]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern SAMPLE = Pattern.compile("```.*?```", Pattern.DOTALL);
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))?(?:\\.(\\w+))?`");

    @Test
    void linksLeadSomewhere() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Path document : documents()) {
            links(document).filter(link -> link.group(1).isEmpty() && !link.group(3).matches("\\w+:.*"))
                    .filter(link -> !leadsSomewhere(document, link.group(3)))
                    .forEach(link -> broken.add(document + ": " + link.group(3)));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPictureIsThereAndSaysWhatItShows() throws IOException {
        for (Path document : documents()) {
            for (MatchResult link : links(document).filter(link -> !link.group(1).isEmpty()).toList()) {
                Path picture = document.resolveSibling(link.group(3)).normalize();
                assertThat(link.group(2)).as("%s in %s", picture, document).isNotBlank();
                assertThat(picture).isRegularFile();
                assertThat(ImageIO.read(picture.toFile())).as(picture.toString()).isNotNull();
            }
        }
    }

    @Test
    void noPictureLiesThereThatNobodyShows() throws IOException {
        Set<Path> shown = new TreeSet<>();
        for (Path document : documents()) {
            links(document).forEach(link -> shown.add(document.resolveSibling(link.group(3)).normalize()));
        }
        try (Stream<Path> files = Files.walk(PICTURES)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().isSubsetOf(shown);
        }
    }

    @Test
    void theTestsThatAreNamedAreThere() throws IOException {
        Map<String, List<Path>> tests = tests();
        Set<String> missing = new TreeSet<>();
        for (Path document : documents()) {
            for (String line : text(document).split("\n")) {
                missing.addAll(missing(line, tests));
            }
        }
        assertThat(missing).isEmpty();
    }

    /** After the name of a test further methods of it may be named on the same line, each behind a dot. */
    private static List<String> missing(String line, Map<String, List<Path>> tests) throws IOException {
        List<String> missing = new ArrayList<>();
        String named = "";
        for (MatchResult name : TEST.matcher(line).results().toList()) {
            named = name.group(1) == null ? named : name.group(1);
            if (!named.isEmpty() && !isThere(tests.getOrDefault(named, List.of()), name.group(2))) {
                missing.add(named + "." + name.group(2));
            }
        }
        return missing;
    }

    /** Several modules may have tests of one name. */
    private static boolean isThere(List<Path> tests, String member) throws IOException {
        for (Path test : tests) {
            if (member == null || Files.readString(test).matches("(?s).* " + member + "\\b.*")) {
                return true;
            }
        }
        return false;
    }

    private static boolean leadsSomewhere(Path from, String link) {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
    }

    /** As they are made of headings where Markdown is shown. */
    private static Set<String> anchors(Path document) {
        return HEADING.matcher(text(document)).results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static Stream<MatchResult> links(Path document) {
        return LINK.matcher(text(document)).results();
    }

    /** Without samples, in which anything may look like a link. */
    private static String text(Path document) {
        try {
            return SAMPLE.matcher(Files.readString(document)).replaceAll("");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(
                ROOT.resolve("README.md"), ROOT.resolve("src/bench/README.md")));
        try (Stream<Path> site = Files.list(ROOT.resolve("src/site/markdown"))) {
            site.sorted().forEach(documents::add);
        }
        return documents;
    }

    private static Map<String, List<Path>> tests() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT.resolve("src"))) {
            List<Path> files = new ArrayList<>();
            for (Path tests : modules.map(module -> module.resolve("src/test/java")).filter(Files::exists).toList()) {
                try (Stream<Path> found = Files.walk(tests)) {
                    found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                }
            }
            return files.stream().collect(
                    Collectors.groupingBy(file -> file.getFileName().toString().replace(".java", "")));
        }
    }
}
