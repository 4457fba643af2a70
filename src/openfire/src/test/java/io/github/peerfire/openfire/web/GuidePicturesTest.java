package io.github.peerfire.openfire.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The administrator's guide shows the console. */
class GuidePicturesTest {

    private static final Path GUIDE = Path.of("../site/markdown/administrators.md");
    private static final Path PICTURES = Path.of("../site/resources/images/console");
    private static final Path DESCRIPTOR = Path.of("../../plugin.xml");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(([^)]+)\\)");
    private static final Pattern PAGE = Pattern.compile("<item [^>]*url=\"([a-z]+)\\.jsp\"");

    @Test
    void everyPageOfTheMenuIsShown() throws IOException {
        List<String> pages = PAGE.matcher(Files.readString(DESCRIPTOR)).results().map(page -> page.group(1)).toList();
        assertThat(pages).hasSizeGreaterThan(5);
        assertThat(shown()).containsAll(pages.stream().map(page -> PICTURES.resolve(page + ".png")).toList());
    }

    private static List<Path> shown() throws IOException {
        return PICTURE.matcher(Files.readString(GUIDE)).results()
                .map(picture -> GUIDE.resolveSibling(picture.group(2)).normalize()).toList();
    }
}
