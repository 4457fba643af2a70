package io.github.peerfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over UDP on loopback, in this virtual machine. */
class ConnectCommandTest {

    private final TestServer server = new TestServer();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatItFindsOutIsToldToPeople() {
        CommandRun run = CommandRun.of("connect", server.uri("/key"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("(?m)^Connected to " + server.uri("/key") + " in \\d+[.,]\\d ms$")
                .containsPattern("(?m)^  peer ID +[0-9a-f]{64}$")
                .containsPattern("(?m)^  handshake +\\d+[.,]\\d ms$")
                .contains("\"greeting\":\"hello\"")
                .doesNotContain("NetConnection.Connect.Closed");
    }

    @Test
    void whatItFindsOutIsToldToPrograms() {
        CommandRun run = CommandRun.of("connect", "--json", server.uri("/key"));

        assertThat(run.exitCode()).isZero();
        JsonNode connected = run.events("connected").get(0);
        assertThat(connected.path("peerId").asText()).matches("[0-9a-f]{64}");
        assertThat(connected.path("serverId").asText()).matches("[0-9a-f]{64}");
        assertThat(connected.path("serverAddress").asText()).startsWith("127.0.0.1:");
        assertThat(connected.path("protocol").asText()).isEqualTo("rtmfp");
        assertThat(connected.path("handshakeMillis").asDouble()).isPositive();
        assertThat(connected.path("connectMillis").asDouble()).isPositive();
        assertThat(connected.path("roundTripMillis").asDouble()).isPositive();
        assertThat(connected.path("localAddresses")).isNotEmpty();
        assertThat(connected.path("information").path("greeting").asText()).isEqualTo("hello");
        assertThat(run.events("status")).extracting(status -> status.path("code").asText())
                .containsExactly("NetConnection.Connect.Success", "NetConnection.Connect.Closed");
    }

    @Test
    void aRefusedKeyHasItsOwnExitCode() {
        CommandRun run = CommandRun.of("connect", server.uri("/wrong"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("peerfire: " + server.uri("/wrong")
                + " refused: NetConnection.Connect.Failed, no such key\n");
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidToBeUnreachable() throws Exception {
        try (DatagramSocket deaf = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String uri = "rtmfp://127.0.0.1:" + deaf.getLocalPort() + "/key";

            CommandRun run = CommandRun.of("connect", "--timeout", "0.3", "--json", uri);

            assertThat(run.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(run.err()).startsWith("peerfire: " + uri + " does not answer (")
                    .contains("Nothing listens on UDP port " + deaf.getLocalPort() + " there, the server takes"
                            + " nobody new because it is drained, or the way to it is blocked.");
            JsonNode error = run.events("error").get(0);
            assertThat(error.path("exitCode").asInt()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(error.path("message").asText()).startsWith(uri + " does not answer");
        }
    }

    @Test
    void aHostThatIsNotThereIsNamed() {
        CommandRun run = CommandRun.of("connect", "rtmfp://nowhere.invalid/key");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(run.err()).isEqualTo("peerfire: There is no host nowhere.invalid.\n");
    }

    @Test
    void anAddressThatIsNotOfThisMachineCannotBeBoundTo() {
        CommandRun run = CommandRun.of("connect", "--bind", "192.0.2.1", server.uri("/key"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(run.err()).startsWith("peerfire: The local address cannot be used: ");
    }

    @Test
    void aCallThatTheServerDoesNotKnowFails() {
        CommandRun run = CommandRun.of("connect", server.uri("/key"), "--call", "sum", "N:1", "N:2", "--json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).startsWith("peerfire: sum failed: NetConnection.Call.Failed");
        assertThat(run.events("connected")).hasSize(1);
    }

    @Test
    void aCallIsAnswered() {
        CommandRun run = CommandRun.of("connect", server.uri("/key"), "--json", "--call", "createStream");

        assertThat(run.exitCode()).isZero();
        JsonNode result = run.events("result").get(0);
        assertThat(result.path("call").asText()).isEqualTo("createStream");
        assertThat(result.path("value").isNumber()).isTrue();
        assertThat(result.path("millis").asDouble()).isPositive();
    }

    @Test
    void itStaysUntilItIsInterrupted() throws Exception {
        RunningCommand running = RunningCommand.start("connect", "--keep", "--json", server.uri("/key"));
        running.event("connected");
        assertThat(server.server().peers()).hasSize(1);

        running.interrupt();

        assertThat(running.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(running.event("status").path("code").asText()).isEqualTo("NetConnection.Connect.Closed");
    }

    @Test
    void whenTheServerGoesItEnds() throws Exception {
        RunningCommand running = RunningCommand.start("connect", "--keep", "--json", server.uri("/key"));
        running.event("connected");

        server.close();

        assertThat(running.exitCode()).isEqualTo(ExitCode.LOST);
        assertThat(running.errors()).startsWith("peerfire: The connection is over: ");
    }

    @Test
    void theSecretsOfItsSessionsAreLoggedIfItIsTold() throws Exception {
        Path keys = directory.resolve("keys");

        CommandRun.of("connect", "--log-keys", keys.toString(), server.uri("/key"));
        CommandRun.of("connect", "--log-keys", keys.toString(), server.uri("/key"));

        assertThat(Files.readAllLines(keys)).hasSize(2).allMatch(line -> line.matches(
                "session sknc=[0-9a-f]+ skfc=[0-9a-f]+ dh_secret=[0-9a-f]+"));
        assertThat(Files.getPosixFilePermissions(keys)).hasSize(2);
    }

    @Test
    void aKeyLogThatCannotBeWrittenIsToldBeforeAnythingElse() {
        Path nowhere = directory.resolve("missing").resolve("keys");

        CommandRun run = CommandRun.of("connect", "--log-keys", nowhere.toString(), server.uri("/key"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).isEqualTo("peerfire: There is no directory for " + nowhere + ".\n");
    }
}
