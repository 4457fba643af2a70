package io.github.peerfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeCommandTest {

    @TempDir
    private Path directory;

    private Path vector(String name) throws IOException {
        Path file = directory.resolve(name);
        try (InputStream in = DecodeCommandTest.class.getResourceAsStream("/vectors/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private CommandRun decode(String name, String... options) throws IOException {
        String[] arguments = Arrays.copyOf(
                new String[] {"decode", vector(name + ".pcap").toString(), "--keys", vector(name + ".keys").toString()},
                4 + options.length);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return CommandRun.of(arguments);
    }

    @ParameterizedTest
    @CsvSource({"tc-hmac-sseq, 2, 0", "tc-checksum, 2, 0", "tc-static-dh, 2, 0", "p2p-introduction, 3, 1"})
    void everyPacketOfARecordingIsShown(String name, int sessions, int tooShort) throws Exception {
        CommandRun run = decode(name, "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode summary = run.events("summary").get(0);
        assertThat(summary.path("packets").asInt()).isEqualTo(run.events("packet").size()).isGreaterThan(100);
        assertThat(summary.path("sessions").asInt()).isEqualTo(sessions);
        assertThat(summary.path("short").asInt()).isEqualTo(tooShort);
        assertThat(summary.path("sealed").asInt()).isZero();
        assertThat(summary.path("malformed").asInt()).isZero();
        assertThat(run.events("packet")).allSatisfy(packet ->
                assertThat(packet.path("malformedChunks").asInt()).isZero());
    }

    @Test
    void theMessagesOfAnIntroductionCanBeFollowed() throws Exception {
        CommandRun run = decode("p2p-introduction", "--json", "--messages");

        List<String> commands = run.events("packet").stream()
                .flatMap(packet -> StreamSupport.stream(packet.path("messages").spliterator(), false))
                .filter(message -> message.path("type").asText().equals("command"))
                .map(message -> message.path("name").asText()).toList();
        assertThat(commands).startsWith("connect", "_result", "setPeerInfo").contains("play", "onStatus");
        assertThat(run.events("packet")).allSatisfy(packet -> {
            assertThat(packet.path("messages")).isNotEmpty();
            assertThat(packet.has("chunks")).isFalse();
        });
        assertThat(run.events("packet").stream()
                .flatMap(packet -> StreamSupport.stream(packet.path("messages").spliterator(), false))
                .filter(message -> message.path("type").asText().equals("video"))).hasSizeGreaterThan(100);
    }

    @Test
    void peopleReadWhatTheStartupSays() throws Exception {
        CommandRun run = CommandRun.of("decode", vector("p2p-introduction.pcap").toString(), "--limit", "4");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("""
                #1 13:23:57.383024 127.0.0.1:44997 > 127.0.0.1:1935, session 0, startup, timestamp 24529
                    InitiatorHello endpoint={"uri":"live"} tag=d7b8765335ba44c94a54ec1a0f2a48c3
                #2 13:23:57.392186 127.0.0.1:1935 > 127.0.0.1:44997, session 0, startup, timestamp 24531
                    ResponderHello tagEcho=d7b8765335ba44c94a54ec1a0f2a48c3 cookieBytes=64 certificate=""")
                .endsWith("4 packets: 4 startup; 0 sessions opened, 0 messages.\n");
    }

    @Test
    void aCaptureCanComeFromStandardInput() throws Exception {
        byte[] capture = Files.readAllBytes(vector("tc-checksum.pcap"));

        CommandRun run = CommandRun.of(new Interruption(), capture, "decode", "-", "--json", "-n", "1");

        assertThat(run.events("packet")).hasSize(1);
    }

    @Test
    void aCaptureThatWasCutIsShownAsFarAsItGoes() throws Exception {
        Path cut = directory.resolve("cut.pcap");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(vector("tc-checksum.pcap")), 1_000));

        CommandRun run = CommandRun.of("decode", cut.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.out()).contains("InitiatorHello");
        assertThat(run.err()).startsWith("peerfire: " + cut + ": The capture ends within ").endsWith(" are missing.\n");
    }

    @Test
    void whatIsNoCaptureIsRefused() throws Exception {
        Path text = Files.writeString(directory.resolve("call.pcap"), "hello");

        CommandRun run = CommandRun.of("decode", text.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).isEqualTo("peerfire: " + text
                + ": This is no capture: pcap and pcapng do not begin with 68656c6c.\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void keysThatDoNotBelongToTheCaptureAreRefused() throws Exception {
        Path capture = vector("tc-checksum.pcap");
        Path keys = vector("tc-hmac-sseq.keys");

        CommandRun run = CommandRun.of("decode", capture.toString(), "--keys", keys.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).isEqualTo("peerfire: " + keys + ": None of its 4 secrets belongs to a session whose "
                + "startup is in " + capture + ".\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nothing of use|' holds no keys: no line begins with \"session \".'",
        "session skic=00 skrc=zz dh_secret=00|', line 1: skrc is not hexadecimal.'",
        "session skic=00 skrc=00|', line 1 has no field dh_secret.'",
    })
    void aWrongFileOfKeysIsRefused(String content, String message) throws Exception {
        Path keys = Files.writeString(directory.resolve("call.keys"), content);

        CommandRun run = CommandRun.of("decode", vector("tc-checksum.pcap").toString(), "--keys", keys.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).isEqualTo("peerfire: " + keys + message + "\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void keysThatAreNoTextAreRefused() throws Exception {
        Path keys = Files.write(directory.resolve("call.keys"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        CommandRun run = CommandRun.of("decode", vector("tc-checksum.pcap").toString(), "--keys", keys.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).isEqualTo("peerfire: " + keys + " holds no keys: it is no text.\n");
    }

    @Test
    void filesThatAreMissingAreNamed() throws Exception {
        Path missing = directory.resolve("missing");

        CommandRun noCapture = CommandRun.of("decode", missing.toString());
        CommandRun noKeys = CommandRun.of("decode", vector("tc-checksum.pcap").toString(), "-k", missing.toString());

        for (CommandRun run : List.of(noCapture, noKeys)) {
            assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
            assertThat(run.err()).isEqualTo("peerfire: There is no file " + missing + ".\n");
        }
        assertThat(CommandRun.of("decode", directory.toString()).err())
                .isEqualTo("peerfire: " + directory + " is a directory.\n");
    }
}
