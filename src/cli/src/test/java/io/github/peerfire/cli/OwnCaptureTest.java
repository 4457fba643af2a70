package io.github.peerfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection of one's own, captured on its way, opens with the keys that --log-keys kept. */
class OwnCaptureTest {

    @TempDir
    private Path directory;

    @Test
    void aCaptureOpensWithTheKeysThatWereLogged() throws Exception {
        Path keys = directory.resolve("call.keys");
        Path capture = directory.resolve("call.pcap");
        try (TestServer server = new TestServer();
                Tap tap = new Tap(server.server().boundAddresses().get(0))) {
            String uri = "rtmfp://127.0.0.1:" + tap.port() + "/key";
            assertThat(CommandRun.of("connect", "--log-keys", keys.toString(), uri, "hello").exitCode()).isZero();
            Files.write(capture, tap.captured());
        }

        CommandRun run = CommandRun.of("decode", "--json", capture.toString(), "--keys", keys.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode summary = run.events("summary").get(0);
        assertThat(summary.path("sessions").asInt()).isEqualTo(1);
        assertThat(summary.path("sealed").asInt()).isZero();
        List<JsonNode> messages = run.events("packet").stream()
                .flatMap(packet -> StreamSupport.stream(packet.path("messages").spliterator(), false)).toList();
        assertThat(messages.get(0).path("name").asText()).isEqualTo("connect");
        assertThat(messages.get(0).path("arguments").get(0).asText()).isEqualTo("hello");
        assertThat(messages).extracting(message -> message.path("name").asText())
                .contains("_result", "setPeerInfo");
    }
}
