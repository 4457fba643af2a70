package io.github.peerfire.phone.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Starts what people download: the one jar, and with {@code -Pinstaller} the program that has a Java of its own. */
class DeliveryIT {

    private static final Path JAR = Path.of(System.getProperty("phone.jar"));
    /** Nothing unless an image was made. */
    private static final Path IMAGE = Path.of(System.getProperty("phone.image", ""));
    /** Where jpackage puts the program on Linux, macOS and Windows. */
    private static final List<String> LAUNCHERS = List.of("video-phone/bin/video-phone",
            "video-phone.app/Contents/MacOS/video-phone", "video-phone/video-phone.exe");
    private static final long SECONDS = 120;

    @TempDir
    private Path directory;

    private record Ended(int status, String text) {
    }

    static Stream<List<String>> phones() {
        Stream<Path> launchers = LAUNCHERS.stream().map(IMAGE::resolve).filter(Files::isExecutable);
        return Stream.concat(Stream.of(List.of(java(), "-jar", JAR.toString())),
                launchers.map(launcher -> List.of(launcher.toString())));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @ParameterizedTest
    @MethodSource("phones")
    void itExplainsItself(List<String> phone) throws Exception {
        assertThat(run(phone, "--help")).satisfies(ended -> {
            assertThat(ended.status()).isZero();
            assertThat(ended.text()).contains("--camera NAME", "Exit status");
        });
    }

    /** All that signing in takes is there, also what Java has in modules that nothing refers to by name. */
    @ParameterizedTest
    @MethodSource("phones")
    void itGetsAsFarAsAServerThatIsNotThere(List<String> phone) throws Exception {
        assertThat(run(phone, "--ui=none", "--language=en", "--account=alice@example.org", "--password=x", "--plain",
                "--server=127.0.0.1:" + closedPort(), "--settings=" + directory.resolve("settings")))
                .satisfies(ended -> {
                    assertThat(ended.text()).contains("nothing answers there").doesNotContain("Exception", "\tat ");
                    assertThat(ended.status()).isOne();
                });
    }

    /** Without {@code -Pnatives} that is nothing. */
    @Test
    void theJarFindsAllThatItsModulesFind() throws Exception {
        Path tests = Path.of(Abilities.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Ended ended = run(List.of(java(), "-cp", JAR + System.getProperty("path.separator") + tests,
                Abilities.class.getName()));
        assertThat(ended.status()).as(ended.text()).isZero();
        assertThat(ended.text().lines()).containsAll(Abilities.found());
    }

    @Test
    void theJarSaysWhatItIsMadeOf() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = Collections.list(jar.entries()).stream().map(entry -> entry.getName()).toList();
            assertThat(names).contains("META-INF/LICENSE", "META-INF/NOTICE").doesNotHaveDuplicates();
            if (names.stream().anyMatch(name -> name.startsWith("org/bytedeco/"))) {
                assertThat(names).contains("META-INF/natives/NOTICE", "META-INF/natives/LGPL-3.0",
                        "META-INF/natives/GPL-3.0");
            }
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Ended run(List<String> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        Path text = directory.resolve("text");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(text.toFile()).start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(text, UTF_8));
    }
}
