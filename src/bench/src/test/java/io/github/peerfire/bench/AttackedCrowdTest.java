package io.github.peerfire.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.bench.load.Load;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As {@link CrowdTest}, while others attack the server. */
@Timeout(300)
class AttackedCrowdTest {

    @Test
    void honestClientsAreMeasuredBesideAttackersOfAllKinds() throws Exception {
        try (TargetServer server = TargetServer.start("limits=on")) {
            Report report = Load.flood(server.options("flood", "clients=20", "seconds=2", "first=1.5", "pause=0.5",
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
        try (TargetServer server = TargetServer.start()) {
            Report report = Load.soak(server.options("soak", "clients=30", "seconds=4", "first=2", "rest=0.5",
                    "life=0.5", "loss=5", "rate=1000", "sources=20"));

            assertThat(report.number("arrivals")).isPositive();
            assertThat(report.number("attacks")).isPositive();
            // What the server remembers of keyings and of those who vanished, for a minute or two.
            assertThat(report.number("serverHeapGrowth")).isLessThan(8_000_000);
        }
    }
}
