package io.github.peerfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.peerfire.cli.media.SyntheticFlv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing and playing over UDP on loopback, in this virtual machine; films are short, for they take their time. */
class StreamCommandsTest {

    private static final String NOBODY = "0123456789abcdef".repeat(4);

    private final TestServer server = new TestServer();

    @TempDir
    private Path directory;
    private Path film;
    private Path copy;

    @BeforeEach
    void makeFilm() throws Exception {
        film = SyntheticFlv.write(directory.resolve("film.flv"), 1_000);
        copy = directory.resolve("copy.flv");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RunningCommand publish(String... options) {
        String[] arguments = {"publish", "--direct", "--json", server.uri("/key"), "film", film.toString()};
        String[] all = Arrays.copyOf(arguments, arguments.length + options.length);
        System.arraycopy(options, 0, all, arguments.length, options.length);
        return RunningCommand.start(all);
    }

    private String[] peer(RunningCommand publisher, String... options) throws Exception {
        String id = publisher.event("connected").path("peerId").asText();
        String[] arguments = {"peer", "--json", server.uri("/key"), id, "film"};
        String[] all = Arrays.copyOf(arguments, arguments.length + options.length);
        System.arraycopy(options, 0, all, arguments.length, options.length);
        return all;
    }

    @Test
    void aFilmGoesFromPeerToPeerUnchanged() throws Exception {
        RunningCommand publisher = publish();

        CommandRun player = CommandRun.of(peer(publisher, "--output", copy.toString()));

        assertThat(player.err()).isEmpty();
        assertThat(player.exitCode()).isZero();
        assertThat(publisher.exitCode()).as(publisher.errors()).isZero();
        assertThat(copy).hasSameBinaryContentAs(film);
        JsonNode played = player.events("played").get(0);
        assertThat(played.path("audioMessages").asInt()).isEqualTo(51);
        assertThat(played.path("videoMessages").asInt()).isEqualTo(26);
        assertThat(played.path("dataMessages").asInt()).isEqualTo(2);
        assertThat(played.path("fileBytes").asLong()).isEqualTo(Files.size(film));
        assertThat(player.events("gap")).isEmpty();
        assertThat(player.events("playing").get(0).path("startMillis").asDouble()).isPositive();
        assertThat(publisher.event("published").path("subscribers").asInt()).isEqualTo(1);
    }

    @Test
    void whoHasSeenEnoughStopsAndKeepsIt() throws Exception {
        RunningCommand publisher = publish("--loop");

        CommandRun player = CommandRun.of(peer(publisher, "--output", copy.toString(), "--duration", "0.5"));

        assertThat(player.exitCode()).isZero();
        assertThat(player.events("played").get(0).path("positionMillis").asInt()).isBetween(500, 700);
        assertThat(Files.size(copy)).isEqualTo(player.events("played").get(0).path("fileBytes").asLong());
        assertThat(publisher.exitCode()).isEqualTo(ExitCode.LOST);
        assertThat(publisher.errors()).startsWith("peerfire: All subscribers left after 00:00.");
    }

    @Test
    void aFileDoesNotGetLongerThanItMay() throws Exception {
        RunningCommand publisher = publish("--loop");

        CommandRun player = CommandRun.of(peer(publisher, "-o", copy.toString(), "--max-size", "20k"));

        assertThat(player.exitCode()).isZero();
        assertThat(Files.size(copy)).isBetween(15_000L, 22_000L);
        publisher.interrupt();
    }

    @Test
    void whoIsInterruptedKeepsWhatCame() throws Exception {
        RunningCommand publisher = publish("--loop");
        RunningCommand player = RunningCommand.start(peer(publisher, "-o", copy.toString()));
        player.event("progress");

        player.interrupt();

        assertThat(player.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(player.errors()).startsWith("peerfire: Interrupted after 00:0");
        assertThat(Files.size(copy)).isEqualTo(player.event("played").path("fileBytes").asLong());
        assertThat(player.event("error").has("exitCode")).as("it is the signal's").isFalse();
        publisher.interrupt();
        publisher.exitCode();
    }

    @Test
    void aPublisherThatIsInterruptedSaysGoodbye() throws Exception {
        RunningCommand publisher = publish("--loop");
        RunningCommand player = RunningCommand.start(peer(publisher));
        player.event("playing");

        publisher.interrupt();

        assertThat(publisher.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(player.exitCode()).isZero();
    }

    @Test
    void standardOutputCanBePlayedAtOnce() throws Exception {
        RunningCommand publisher = publish();
        String[] arguments = peer(publisher, "-o", "-");
        arguments[1] = "--quiet";

        CommandRun player = CommandRun.of(arguments);

        assertThat(player.exitCode()).isZero();
        assertThat(player.out()).startsWith("FLV");
        assertThat(player.err()).contains("Played 00:00.9 of film: 51 audio, 26 video, 2 data messages");
        publisher.exitCode();
    }

    @Test
    void aPeerThatDoesNotExistIsNotReached() {
        CommandRun run = CommandRun.of(
                "peer", server.uri("/key"), NOBODY, "film", "-o", copy.toString(), "--wait", "0.3");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(run.err()).isEqualTo("peerfire: film did not begin within 0.3 s.\n");
        assertThat(copy).doesNotExist();
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aStreamThatIsPublishedButSaysNothingIsGivenUp() throws Exception {
        RunningCommand publisher = publish("--subscribers", "2");

        CommandRun player = CommandRun.of(peer(publisher, "-o", copy.toString(), "--wait", "1.5"));

        assertThat(player.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(player.events("playing")).hasSize(1);
        assertThat(player.err()).isEqualTo("peerfire: film did not begin within 1.5 s.\n");
        assertThat(copy).doesNotExist();
        publisher.interrupt();
        publisher.exitCode();
    }

    @Test
    void aServerThatHasNoStreamsSaysSo() {
        CommandRun play = CommandRun.of("play", server.uri("/key"), "film", "--json");
        CommandRun publish = CommandRun.of("publish", server.uri("/key"), "film", film.toString());

        assertThat(play.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(play.err()).startsWith("peerfire: film: NetStream.Play.");
        assertThat(publish.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(publish.err()).startsWith("peerfire: film is not published: NetStream.Publish.BadName");
    }

    @Test
    void aRefusedKeyIsTold() {
        CommandRun publish = CommandRun.of("publish", "-d", server.uri("/wrong"), "film", film.toString());
        CommandRun peer = CommandRun.of("peer", server.uri("/wrong"), NOBODY, "film", "-o", copy.toString());

        assertThat(publish.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(peer.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(peer.err()).contains(" refused: NetConnection.Connect.Failed, no such key");
        assertThat(copy).doesNotExist();
    }

    @Test
    void nobodyMayCome() {
        CommandRun run = CommandRun.of(
                "publish", "--direct", "--wait", "0.2", server.uri("/key"), "film", film.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(run.err()).isEqualTo("peerfire: Nobody played film within 0.2 s.\n");
        assertThat(run.out()).contains("Others play this with: peerfire peer " + server.uri("/key"));
    }

    @Test
    void aFileThatIsMissingIsToldBeforeAnythingElse() {
        Path missing = directory.resolve("missing.flv");

        CommandRun run = CommandRun.of("publish", "rtmfp://nowhere.invalid/", "film", missing.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).isEqualTo("peerfire: There is no file " + missing + ".\n");
        assertThat(CommandRun.of("publish", "rtmfp://nowhere.invalid/", "film", directory.toString()).err())
                .isEqualTo("peerfire: " + directory + " is a directory.\n");
    }

    @Test
    void whatIsNoFlvIsNotPublished() throws Exception {
        Path text = Files.writeString(directory.resolve("text.flv"), "a text, no film");

        CommandRun run = CommandRun.of("publish", "rtmfp://nowhere.invalid/", "film", text.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).isEqualTo("peerfire: " + text
                + ": This is no FLV: it begins with 612074 instead of \"FLV\".\n");
    }

    @Test
    void aFileThatWasCutIsSentAsFarAsItGoes() throws Exception {
        Files.write(film, Arrays.copyOf(Files.readAllBytes(film), 30_000));
        RunningCommand publisher = publish("--subscribers", "0");

        assertThat(publisher.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(publisher.errors()).startsWith("peerfire: " + film + ": The FLV ends within the tag at byte ");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldBeforeAnythingElse() {
        Path nowhere = directory.resolve("missing").resolve("copy.flv");

        CommandRun run = CommandRun.of("peer", "rtmfp://nowhere.invalid/", NOBODY, "film", "-o", nowhere.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).isEqualTo("peerfire: There is no directory for " + nowhere + ".\n");
        assertThat(CommandRun.of("play", "rtmfp://nowhere.invalid/", "film", "-o", directory.toString()).err())
                .isEqualTo("peerfire: " + directory + " cannot be written: it is a directory.\n");
    }
}
