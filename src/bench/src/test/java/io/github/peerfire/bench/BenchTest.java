package io.github.peerfire.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.bench.load.Load;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Short runs, so that the benchmarks keep working; only the memory, which is no question of time, is judged. Takes some
 * seconds, for it starts processes and opens a thousand sessions.
 */
@Timeout(120)
class BenchTest {

    @Test
    void bulkReportsWhatBothProcessesSpent() throws Exception {
        Report report = Bulk.run(Commands.options("bulk", "warmup=1.5", "seconds=1"));

        assertThat(report.number("megabytesPerSecond")).isPositive();
        assertThat(report.number("sendNanosecondsPerByte")).isPositive();
        assertThat(report.number("receiveNanosecondsPerByte")).isPositive();
    }

    @Test
    void pingReportsRoundTrips() throws Exception {
        Report report = PingPong.run(Commands.options("ping", "warmup=1.5", "seconds=0.5"));

        assertThat(report.number("medianMicroseconds")).isPositive();
        assertThat(report.number("p99Microseconds")).isGreaterThanOrEqualTo(report.number("medianMicroseconds"));
    }

    @Test
    void anIdleSessionHoldsLessThanSixteenHundredBytes() {
        Report report = IdleSessions.run(Commands.options("heap", "sessions=1000"));

        assertThat(report.number("sessions")).isEqualTo(1_000);
        assertThat(report.number("heapBytesPerSession")).isBetween(200.0, 1_600.0);
    }

    @Test
    void packetsThroughTheRelayAreCounted() throws Exception {
        Report report = Load.relay(Commands.options("relay", "warmup=0.2", "seconds=1"));

        assertThat(report.number("packets")).isGreaterThan(100);
        assertThat(report.number("relayMicrosecondsPerPacket")).isPositive();
    }

    @Test
    void aReportIsOneLineOfJson() {
        Report report = new Report("x").with("a", 1L).with("b", 0.5).with("c", Double.NaN).with("d", "text");

        assertThat(report).hasToString("{\"benchmark\":\"x\",\"a\":1,\"b\":0.50,\"c\":null,\"d\":\"text\"}");
    }
}
