package io.github.peerfire.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The user's guide and its pictures of the window. */
class PhoneGuideTest {

    private static final Path GUIDE = Path.of("../site/markdown/phone.md");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(([^)]+)\\)");

    @Test
    void eachPictureIsThereLightAndDark() throws IOException {
        List<String> names = shown().stream().map(picture -> picture.getFileName().toString()).toList();
        assertThat(names.stream().filter(name -> !name.endsWith("-dark.png")))
                .allSatisfy(name -> assertThat(names).contains(name.replace(".png", "-dark.png")));
    }

    private static List<Path> shown() throws IOException {
        return PICTURE.matcher(Files.readString(GUIDE)).results()
                .map(picture -> GUIDE.resolveSibling(picture.group(2)).normalize()).toList();
    }
}
