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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a screen of its own, if Xvfb is there; starting a virtual machine takes some seconds. */
@Timeout(120)
class ViewsTest {

    /** All that there is; with high resolutions only some: with that of Java, and with larger fonts, as on Linux. */
    @ParameterizedTest
    @CsvSource({"sun.java2d.uiScale=1, 39", "sun.java2d.uiScale=2, 7", "flatlaf.uiScale=1.5, 7"})
    void eachViewIsShownInEachLanguage(String scale, int pictures) throws Exception {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(":")).anyMatch(
                path -> Files.isExecutable(Path.of(path, "Xvfb"))), "Xvfb is not installed; no views are shown.");
        Path directory = Files.createDirectories(Path.of("target", "views", scale));
        for (Path earlier : pictures(directory)) {
            Files.delete(earlier);
        }
        Process screen = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "2400x1600x24",
                "-nolisten", "tcp").redirectError(directory.resolve("xvfb.log").toFile()).start();
        try (BufferedReader display = new BufferedReader(
                new InputStreamReader(screen.getInputStream(), StandardCharsets.US_ASCII))) {
            Path log = directory.resolve("views.log");
            int code = show(":" + display.readLine(), scale, directory, log);
            assertThat(code).as(Files.readString(log)).isZero();
        } finally {
            screen.destroy();
            screen.waitFor();
        }
        assertThat(pictures(directory)).hasSize(pictures)
                .allSatisfy(file -> assertThat(colours(file)).isGreaterThan(10));
    }

    private static int show(String display, String scale, Path directory, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-D" + scale,
                "-cp", System.getProperty("java.class.path"), Views.class.getName(), directory.toString(),
                Boolean.toString(!scale.endsWith("=1")));
        program.environment().put("DISPLAY", display);
        Process shown = program.redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        if (!shown.waitFor(90, TimeUnit.SECONDS)) {
            shown.destroyForcibly();
        }
        return shown.waitFor();
    }

    private static List<Path> pictures(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }

    private static long colours(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0,
                picture.getWidth())).distinct().count();
    }
}
