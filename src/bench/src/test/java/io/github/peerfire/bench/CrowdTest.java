package io.github.peerfire.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.bench.load.Load;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Small crowds at a server in another process, so that the commands for large ones keep working. How fast all that is
 * depends on the machine and on what else it does, so nothing here asks for a rate.
 */
@Timeout(300)
class CrowdTest {

    @Test
    void aCrowdStaysConnectedAndItsPingsAreAnswered() throws Exception {
        try (ChildProcess server = ChildProcess.start("rendezvous")) {
            Report report = Load.idle(options("idle", server, "clients=50", "seconds=1", "settle=0.1", "ping=0.5"));

            assertThat(report.number("sessions")).isEqualTo(50);
            assertThat(report.number("failed")).isZero();
            assertThat(report.number("closedByServer")).isZero();
            assertThat(report.number("sessionsHeardOf")).isBetween(1.0, 50.0);
            assertThat(report.number("pingsOfClients")).isBetween(1.0, 100.0);
            assertThat(report.number("pingP99Microseconds")).isPositive();
            assertThat(report.number("serverHeapBytesPerSession")).isPositive();
        }
    }

    @Test
    @Timeout(180)
    void aConnectedIdleSessionTakesLittleMoreThanThreeKilobytes() throws Exception {
        try (ChildProcess server = ChildProcess.start("rendezvous")) {
            int port = Integer.parseInt(server.readLine());
            // The first ones bring all classes, and what the server needs once, as the group's powers.
            Load.idle(options("idle", server, port, "clients=200", "seconds=0.1", "settle=0.1", "ping=0.1",
                    "group=14"));
            Report report = Load.idle(options("idle", server, port, "clients=800", "seconds=0.1", "settle=0.5",
                    "group=14"));

            assertThat(report.number("sessions")).isEqualTo(800);
            assertThat(report.number("serverHeapBytesPerSession")).isBetween(1_000.0, 3_300.0);
        }
    }

    @Test
    void clientsThatComeAndGoFindEachOther() throws Exception {
        try (ChildProcess server = ChildProcess.start("rendezvous")) {
            Report report = Load.churn(options("churn", server, "clients=30", "seconds=2", "life=0.5", "lookups=5"));

            assertThat(report.toString()).contains("\"serverBytesPerSession\":");
            assertThat(report.number("arrivals")).isPositive();
            assertThat(report.number("left") + report.number("vanished")).isPositive();
            assertThat(report.number("failed")).isZero();
            assertThat(report.number("lookupsAnswered")).isPositive();
        }
    }

    @Test
    void honestClientsAreMeasuredBesideAttackersOfAllKinds() throws Exception {
        try (ChildProcess server = ChildProcess.start("rendezvous", "limits=on")) {
            Report report = Load.flood(options("flood", server, "clients=20", "seconds=2", "first=1.5", "pause=0.5",
                    "rate=2000", "sources=20", "insiders=5", "inside=2000", "pings=100", "arrivals=20"));

            assertThat(report.toString()).contains("\"serverBytesPerSession\":");
            assertThat(report.number("attacksPerSecond")).isPositive();
            assertThat(report.number("attacksInsidePerSecond")).isPositive();
            // Whoever sends less than he may is not put out.
            if (report.number("attacksInsidePerSecond") > 1_000) {
                assertThat(report.number("insidersPutOut")).isPositive();
            }
            assertThat(report.number("quietEnteredPercent")).isPositive();
            assertThat(report.number("floodEnteredPercent")).isPositive();
            assertThat(report.number("floodPingsLostPercent")).isBetween(0.0, 100.0);
            assertThat(report.number("pingP99Ratio")).isPositive();
            assertThat(report.number("floodClosedByServer")).isZero();
        }
    }

    @Test
    void churnLossAndAttacksLeaveNothingBehind() throws Exception {
        try (ChildProcess server = ChildProcess.start("rendezvous")) {
            Report report = Load.soak(options("soak", server, "clients=30", "seconds=4", "first=2", "rest=0.5",
                    "life=0.5", "loss=5", "rate=1000", "sources=20"));

            assertThat(report.number("arrivals")).isPositive();
            assertThat(report.number("attacks")).isPositive();
            // What the server remembers of keyings and of those who vanished, for a minute or two.
            assertThat(report.number("serverHeapGrowth")).isLessThan(8_000_000);
        }
    }

    private static Options options(String command, ChildProcess server, String... more) throws Exception {
        return options(command, server, Integer.parseInt(server.readLine()), more);
    }

    private static Options options(String command, ChildProcess server, int port, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--target", "127.0.0.1:" + port, "--server-pid=" + server.pid()));
        arguments.addAll(Arrays.asList(more));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("group="))) {
            arguments.add("group=2");
        }
        return Commands.options(command, arguments.toArray(String[]::new));
    }
}
