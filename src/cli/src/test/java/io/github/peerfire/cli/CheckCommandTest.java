package io.github.peerfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.peerfire.rendezvous.RendezvousConfig;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** The command over UDP on loopback, where there is neither NAT nor firewall. */
class CheckCommandTest {

    @Test
    void aMachineThatEverybodyReachesIsTold() {
        try (TestServer server = new TestServer(
                RendezvousConfig.builder().probe(new InetSocketAddress("127.0.0.1", 0)))) {
            CommandRun run = CommandRun.of("check", "--json", server.uri("/key"));

            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            JsonNode udp = run.events("udp").get(0);
            assertThat(udp.path("passes").asBoolean()).isTrue();
            assertThat(udp.path("roundTripMillis").asDouble()).isPositive();
            JsonNode found = run.events("connectivity").get(0);
            assertThat(found.path("publicAddress").asText()).startsWith("127.0.0.1:");
            assertThat(found.path("receiveSameAddressDifferentPortAllowed").asBoolean()).isTrue();
            assertThat(found.path("filtering").asText()).isEqualTo("open");
            assertThat(found.path("verdict").asText()).isEqualTo("direct");
        }
    }

    @Test
    void aServerWithoutASecondPortSaysWhatItCan() {
        try (TestServer server = new TestServer()) {
            CommandRun run = CommandRun.of("check", server.uri("/key"));

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).startsWith("UDP passes: " + server.uri("/key") + " answers; round trip ")
                    .contains("The server sees this machine at 127.0.0.1:")
                    .contains("Whether packets of strangers come in, this server cannot tell.");
        }
    }

    @Test
    void thatUdpDoesNotPassIsTold() throws Exception {
        try (DatagramSocket deaf = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String uri = "rtmfp://127.0.0.1:" + deaf.getLocalPort() + "/key";

            CommandRun run = CommandRun.of("check", "--json", "--timeout", "0.3", uri);

            assertThat(run.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(run.events("udp").get(0).path("passes").asBoolean(true)).isFalse();
            assertThat(run.err()).contains("the way to it is blocked");
        }
    }

    @Test
    void aHelperStaysUntilItIsInterrupted() throws Exception {
        try (TestServer server = new TestServer()) {
            RunningCommand helper = RunningCommand.start("check", "--help-others", "--json", server.uri("/key"));
            assertThat(helper.event("helping").path("peerId").asText()).matches("[0-9a-f]{64}");

            helper.interrupt();

            assertThat(helper.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        }
    }
}
