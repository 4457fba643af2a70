package io.github.peerfire.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.bench.Report;
import org.junit.jupiter.api.Test;

class ServerMemoryTest {

    @Test
    void sessionsForWhichNothingGrewHaveNoFigure() {
        assertThat(ServerMemory.each(5_000, 10)).isEqualTo(500);
        for (long shrunk : new long[] {0, -1_881_840}) {
            Report report = new Report("idle").with("serverBytesPerSession", ServerMemory.each(shrunk, 500));
            assertThat(report.toString()).contains("\"serverBytesPerSession\":null");
        }
    }
}
