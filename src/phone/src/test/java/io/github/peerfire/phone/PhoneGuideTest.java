package io.github.peerfire.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The user's guide and its pictures of the window. */
class PhoneGuideTest {

    private static final Path GUIDE = Path.of("../site/markdown/phone.md");
    private static final Path PICTURES = Path.of("../site/resources/images/phone");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(([^)]+)\\)");

    @Test
    void everyPictureIsThereAndSaysWhatItShows() throws IOException {
        assertThat(PICTURE.matcher(Files.readString(GUIDE)).results()).hasSizeGreaterThan(5)
                .allSatisfy(picture -> assertThat(picture.group(1)).as(picture.group(2)).isNotBlank());
        for (Path picture : shown()) {
            assertThat(picture).isRegularFile();
            assertThat(ImageIO.read(picture.toFile())).as(picture.toString()).isNotNull();
        }
    }

    @Test
    void noPictureLiesThereThatTheGuideDoesNotShow() throws IOException {
        try (Stream<Path> files = Files.list(PICTURES)) {
            assertThat(files).isSubsetOf(shown());
        }
    }

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
