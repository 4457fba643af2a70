package io.github.peerfire.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.bench.load.Load;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A few operations of each kind at a server in another process, so that the load generator keeps working. */
@Timeout(300)
class LoadTest {

    @Test
    void operationsOfEachKindSucceedAndAreMeasuredAtBothEnds() throws Exception {
        try (TargetServer server = TargetServer.start()) {
            Report handshakes = Load.handshakes(options(server, "handshakes"));
            Report connects = Load.connects(options(server, "connects", "group=14", "hmac=off"));
            Report introductions = Load.introductions(options(server, "introductions", "clients=8", "pause=0.001"));
            Report lookups = Load.lookups(options(server, "lookups", "clients=8"));

            List<Report> reports = List.of(handshakes, connects, introductions, lookups);
            for (Report report : reports) {
                assertThat(report.number("operations")).isEqualTo(40);
                assertThat(report.number("failed")).isZero();
                assertThat(report.number("perSecond")).isPositive();
                assertThat(report.number("p50Microseconds")).isPositive();
            }
            assertThat(reports).extracting(report -> report.number("clientMicrosecondsPerOperation"))
                    // The clock of a process's own time may tick every 10 ms: all together take longer.
                    .allMatch(cost -> cost >= 0).anyMatch(cost -> cost > 0);
            assertThat(reports).extracting(report -> report.number("serverMicrosecondsPerOperation"))
                    .allMatch(cost -> cost > 0);
            assertThat(reports).allMatch(report -> report.toString().contains("\"serverBytesPerSession\":"));
            assertThat(handshakes.toString()).contains("\"group\":2");
        }
    }

    @Test
    void aServerMayHaveAnAddressOfIpv6() throws Exception {
        try (ChildProcess server = ChildProcess.start("rendezvous", "--host=::1")) {
            String target = "[::1]:" + server.readLine();
            Report handshakes = Load.handshakes(Commands.options(
                    "handshakes", "--target", target, "--group", "2", "--count", "10", "--warmup", "2"));
            Report crowd = Load.idle(Commands.options(
                    "idle", "--target", target, "--group", "2", "clients=10", "seconds=0.2", "settle=0.1", "ping=0.1"));
            Report introductions = Load.introductions(Commands.options("introductions", "--target", target,
                    "--group", "2", "clients=8", "count=20"));

            assertThat(List.of(handshakes, introductions)).extracting(report -> report.number("failed"))
                    .containsOnly(0.0);
            assertThat(handshakes.number("operations")).isEqualTo(10);
            assertThat(introductions.number("operations")).isEqualTo(20);
            assertThat(handshakes.toString()).contains("\"target\":\"[0:0:0:0:0:0:0:1]:");
            assertThat(crowd.number("sessions")).isEqualTo(10);
        }
    }

    private static Options options(TargetServer server, String command, String... more) {
        return server.options(command, Stream.concat(Stream.of("count=40", "warmup=10"), Stream.of(more))
                .toArray(String[]::new));
    }
}
