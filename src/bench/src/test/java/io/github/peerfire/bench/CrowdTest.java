package io.github.peerfire.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.bench.load.Load;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small crowds at a server in another process, so that the commands for large ones keep working. */
@Timeout(60)
class CrowdTest {

    @Test
    void aCrowdStaysConnectedAndItsPingsAreAnswered() throws Exception {
        try (ChildProcess server = ChildProcess.start("rendezvous")) {
            Report report = Load.idle(options(server, "clients=50", "seconds=1", "settle=0.1", "ping=0.5"));

            assertThat(report.number("sessions")).isEqualTo(50);
            assertThat(report.number("failed")).isZero();
            assertThat(report.number("closedByServer")).isZero();
            assertThat(report.number("pingsOfClients")).isBetween(50.0, 100.0);
            assertThat(report.number("pingP99Microseconds")).isPositive();
            assertThat(report.number("serverHeapBytesPerSession")).isPositive();
        }
    }

    private static Options options(ChildProcess server, String... more) throws Exception {
        int port = Integer.parseInt(server.readLine());
        List<String> arguments = new ArrayList<>(
                List.of("--target", "127.0.0.1:" + port, "--server-pid=" + server.pid(), "--group=2"));
        arguments.addAll(Arrays.asList(more));
        return Options.parse(arguments.toArray(String[]::new));
    }
}
