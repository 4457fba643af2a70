package io.github.peerfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** The server of the command line, over UDP on loopback. */
class RendezvousCommandTest {

    private static String uri(JsonNode listening, String key) {
        String address = listening.path("addresses").get(0).asText();
        return "rtmfp://127.0.0.1:" + address.substring(address.lastIndexOf(':') + 1) + "/" + key;
    }

    private static RunningCommand start(String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"rendezvous", "--json", "--bind", "127.0.0.1:0"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return RunningCommand.start(arguments);
    }

    @Test
    void whoHasAKeyIsLetInAndWhoHasNoneIsNot() throws Exception {
        RunningCommand server = start("--port", "0", "--key", "test", "--key", "s%C3%A4ulen", "--probe-port", "0");
        JsonNode listening = server.event("listening");
        assertThat(listening.path("uris")).extracting(JsonNode::asText)
                .allMatch(uri -> uri.startsWith("rtmfp://localhost:")).hasSize(2);

        assertThat(CommandRun.of("connect", uri(listening, "test")).exitCode()).isZero();
        assertThat(CommandRun.of("connect", uri(listening, "s%C3%A4ulen/instance")).exitCode()).isZero();
        CommandRun refused = CommandRun.of("connect", uri(listening, "other"));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("NetConnection.Connect.Failed");
        CommandRun checked = CommandRun.of("check", "--json", uri(listening, "test"));
        assertThat(checked.events("connectivity").get(0).path("verdict").asText()).isEqualTo("direct");

        server.interrupt();
        JsonNode last = server.event("statistics");
        while (last.path("refused").asInt() == 0) {
            last = server.event("statistics");
        }
        assertThat(server.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void aKeyIsMadeUpWhereNoneIsGiven() throws Exception {
        RunningCommand server = start("--port", "0", "--advertise", "rtmfp.example.net");
        JsonNode listening = server.event("listening");
        String made = listening.path("uris").get(0).asText();
        assertThat(made).startsWith("rtmfp://rtmfp.example.net:");

        assertThat(CommandRun.of("connect", uri(listening, made.substring(made.lastIndexOf('/') + 1))).exitCode())
                .isZero();
        server.interrupt();
        assertThat(server.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void aPortInUseIsTold() throws Exception {
        try (DatagramSocket other = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            CommandRun run = CommandRun.of("rendezvous", "--bind", "127.0.0.1:" + other.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
            assertThat(run.err()).contains("choose another one with --port");
        }
    }

    @Test
    void whatCannotBeIsTold() {
        assertThat(CommandRun.of("rendezvous", "--key", "xmpp").err())
                .startsWith("peerfire: 'xmpp': A developer key is one path segment of a URL");
        CommandRun twice = CommandRun.of("rendezvous", "--bind", "127.0.0.1:0", "--public-address", "192.0.2.1",
                "--public-address", "192.0.2.2");
        assertThat(twice.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(twice.err()).contains("one public address of each family");
    }
}
