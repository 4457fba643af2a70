package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a screen of its own, if Xvfb is there; starting a virtual machine takes some seconds. */
@Timeout(120)
class ViewsTest {

    private static final Path DIRECTORY = Path.of("target", "views");
    private static final Path LOG = DIRECTORY.resolve("views.log");

    @Test
    void eachViewIsShownInEachLanguage() throws Exception {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(":")).anyMatch(
                path -> Files.isExecutable(Path.of(path, "Xvfb"))), "Xvfb is not installed; no views are shown.");
        Files.createDirectories(DIRECTORY);
        Process screen = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24",
                "-nolisten", "tcp").redirectError(DIRECTORY.resolve("xvfb.log").toFile()).start();
        try (BufferedReader display = new BufferedReader(
                new InputStreamReader(screen.getInputStream(), StandardCharsets.US_ASCII))) {
            int code = show(":" + display.readLine());
            assertThat(code).as(Files.readString(LOG)).isZero();
        } finally {
            screen.destroy();
            screen.waitFor();
        }
        assertThat(pictures()).hasSize(27).allSatisfy(file -> assertThat(colours(file)).isGreaterThan(10));
    }

    private static int show(String display) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Views.class.getName(), DIRECTORY.toString());
        program.environment().put("DISPLAY", display);
        Process shown = program.redirectErrorStream(true).redirectOutput(LOG.toFile())
                .start();
        if (!shown.waitFor(90, TimeUnit.SECONDS)) {
            shown.destroyForcibly();
        }
        return shown.waitFor();
    }

    private static List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }

    private static long colours(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0,
                picture.getWidth())).distinct().count();
    }
}
