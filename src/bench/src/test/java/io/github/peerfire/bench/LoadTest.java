package io.github.peerfire.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.bench.load.Load;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A few operations of each kind at a server in another process, so that the load generator keeps working. */
@Timeout(60)
class LoadTest {

    @Test
    void operationsOfEachKindSucceedAndAreMeasuredAtBothEnds() throws Exception {
        try (ChildProcess server = ChildProcess.start("rendezvous")) {
            int port = Integer.parseInt(server.readLine());

            Report handshakes = Load.handshakes(options(port, server.pid(), "--group", "2"));
            Report connects = Load.connects(options(port, server.pid(), "--group", "14", "--hmac", "off"));

            Report introductions = Load.introductions(options(port, server.pid(), "--group", "2", "--window", "1"));
            Report lookups = Load.lookups(options(port, server.pid(), "--group", "2", "--clients", "8"));

            List<Report> reports = List.of(handshakes, connects, introductions, lookups);
            for (Report report : reports) {
                assertThat(report.number("operations")).isEqualTo(40);
                assertThat(report.number("failed")).isZero();
                assertThat(report.number("perSecond")).isPositive();
                assertThat(report.number("p50Microseconds")).isPositive();
            }
            // The clock of a process's time ticks every 10 ms: forty lookups may fall between two ticks, all together not.
            assertThat(reports).extracting(report -> report.number("clientMicrosecondsPerOperation"))
                    .allMatch(cost -> cost >= 0).anyMatch(cost -> cost > 0);
            assertThat(reports).extracting(report -> report.number("serverMicrosecondsPerOperation"))
                    .allMatch(cost -> cost >= 0).anyMatch(cost -> cost > 0);
            assertThat(handshakes.toString()).contains("\"group\":2").contains("serverBytesPerSession");
        }
    }

    private static Options options(int port, long pid, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--target", "127.0.0.1:" + port, "--server-pid=" + pid,
                "count=40", "--warmup", "10", "--window", "4"));
        arguments.addAll(Arrays.asList(more));
        return Options.parse(arguments.toArray(String[]::new));
    }
}
