package io.github.peerfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.peerfire.cli.media.SyntheticFlv;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar that people run, each command a process, over UDP on loopback. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD) // reading from a silent process cannot be interrupted
class PeerfireIT {

    private static final long PATIENCE_SECONDS = 60;

    private final List<Process> processes = new ArrayList<>();
    private final TestServer server = new TestServer();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        server.close();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-jar", System.getProperty("peerfire.jar")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(directory.resolve("errors" + processes.size()).toFile()).start();
        processes.add(process);
        return process;
    }

    private static JsonNode event(BufferedReader out, String name) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            JsonNode event = CommandRun.read(line);
            if (event.path("event").asText().equals(name)) {
                return event;
            }
        }
        throw new AssertionError("no event " + name);
    }

    private int exitCode(Process process) throws Exception {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String errors(int process) throws IOException {
        return Files.readString(directory.resolve("errors" + process));
    }

    @Test
    void aFilmGoesFromPeerToPeer() throws Exception {
        Path film = SyntheticFlv.write(directory.resolve("film.flv"), 2_000);
        Path copy = directory.resolve("copy.flv");
        Process publisher = start("publish", "--direct", "--json", server.uri("/key"), "film", film.toString());
        String id = event(publisher.inputReader(StandardCharsets.UTF_8), "connected").path("peerId").asText();

        Process player = start("peer", "--json", server.uri("/key"), id, "film", "--output", copy.toString());

        JsonNode played = event(player.inputReader(StandardCharsets.UTF_8), "played");
        assertThat(played.path("audioMessages").asInt()).isEqualTo(101);
        assertThat(exitCode(player)).as(errors(1)).isZero();
        assertThat(exitCode(publisher)).as(errors(0)).isZero();
        assertThat(copy).hasSameBinaryContentAs(film);
        assertThat(errors(0) + errors(1)).isEmpty();
    }

    @ParameterizedTest(name = "[SIG{0}]")
    @CsvSource({"INT, 130", "TERM, 143"})
    void controlCEndsItInOrder(String signal, int exitCode) throws Exception {
        assumeTrue(hasEffect(signal), "whoever started these tests has SIG" + signal
                + " ignored, as shells do for what they run in the background");
        Path film = SyntheticFlv.write(directory.resolve("film.flv"), 2_000);
        Path copy = directory.resolve("copy.flv");
        Process publisher = start("publish", "-d", "-l", "--json", server.uri("/key"), "film", film.toString());
        String id = event(publisher.inputReader(StandardCharsets.UTF_8), "connected").path("peerId").asText();
        Process player = start("peer", "--json", server.uri("/key"), id, "film", "--output", copy.toString());
        BufferedReader events = player.inputReader(StandardCharsets.UTF_8);
        event(events, "progress");

        new ProcessBuilder("kill", "-" + signal, Long.toString(player.pid())).start().waitFor();

        JsonNode played = event(events, "played");
        assertThat(exitCode(player)).isEqualTo(exitCode);
        assertThat(played.path("fileBytes").asLong()).isEqualTo(Files.size(copy));
        JsonNode error = event(events, "error");
        assertThat(error.path("message").asText()).startsWith("Interrupted after ");
        assertThat(error.has("exitCode")).isFalse();
        assertThat(exitCode(publisher)).isEqualTo(ExitCode.LOST);
    }

    /** An ignored signal stays ignored in all processes that are started from here. */
    private static boolean hasEffect(String signal) throws Exception {
        return new ProcessBuilder("sh", "-c", "kill -" + signal + " $$").start().waitFor() != 0;
    }

    @Test
    void exitCodesReachTheShell() throws Exception {
        assertThat(exitCode(start("connect", server.uri("/key")))).isZero();
        assertThat(exitCode(start("connect"))).isEqualTo(ExitCode.USAGE);
        assertThat(exitCode(start("decode", directory.resolve("missing").toString()))).isEqualTo(ExitCode.FILE);
        assertThat(exitCode(start("connect", server.uri("/wrong")))).isEqualTo(ExitCode.REFUSED);
        assertThat(exitCode(start("connect", "--timeout", "0.2", "rtmfp://127.0.0.1:9/"))).isEqualTo(
                ExitCode.UNREACHABLE);
    }

    @Test
    void theJarKnowsItsVersion() throws Exception {
        Process version = start("--version");

        assertThat(version.inputReader(StandardCharsets.UTF_8).readLine()).matches("peerfire \\d+\\.\\d+.*");
        assertThat(exitCode(version)).isZero();
    }
}
