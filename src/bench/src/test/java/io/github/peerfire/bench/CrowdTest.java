package io.github.peerfire.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.bench.load.Load;
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
        try (TargetServer server = TargetServer.start()) {
            Report report = Load.idle(server.options("idle", "clients=50", "seconds=1", "settle=0.1", "ping=0.5"));

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
    void aConnectedIdleSessionTakesLittleMoreThanThreeKilobytes() throws Exception {
        try (TargetServer server = TargetServer.start()) {
            // The first ones bring all classes, and what the server needs once, as the group's powers.
            Load.idle(server.options("idle", "clients=200", "seconds=0.1", "settle=0.1", "ping=0.1", "group=14"));
            Report report = Load.idle(server.options("idle", "clients=800", "seconds=0.1", "settle=0.5", "group=14"));

            assertThat(report.number("sessions")).isEqualTo(800);
            assertThat(report.number("serverHeapBytesPerSession")).isBetween(1_000.0, 3_300.0);
        }
    }

    @Test
    void clientsThatComeAndGoFindEachOther() throws Exception {
        try (TargetServer server = TargetServer.start()) {
            Report report = Load.churn(server.options("churn", "clients=30", "seconds=2", "life=0.5", "lookups=5"));

            assertThat(report.toString()).contains("\"serverBytesPerSession\":");
            assertThat(report.number("arrivals")).isPositive();
            assertThat(report.number("left") + report.number("vanished")).isPositive();
            assertThat(report.number("failed")).isZero();
            assertThat(report.number("lookupsAnswered")).isPositive();
        }
    }
}
