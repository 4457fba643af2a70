package io.github.peerfire.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.bench.Report;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookupTimingTest {

    @Test
    void aKindThatTakesLongerThanUnknownPeersStandsOutInOneLineOfJson() {
        Report report = LookupTiming.report(List.of(around(100), around(100), around(100), around(110)));

        assertThat(report.toString()).startsWith("{\"benchmark\":\"timing\",\"unknownLookups\":101,")
                .contains("\"unknownMedianMicroseconds\":100.00").contains("\"forbiddenMedianMicroseconds\":110.00")
                .doesNotContain("\n").doesNotContain("null");
        assertThat(report.number("offlineT")).isZero();
        assertThat(report.number("forbiddenT")).isLessThan(-10);
    }

    /** One microsecond about a median, each a fiftieth from the next. */
    private static List<Double> around(int median) {
        return IntStream.rangeClosed(-50, 50).mapToObj(step -> median + step / 50.0).toList();
    }
}
