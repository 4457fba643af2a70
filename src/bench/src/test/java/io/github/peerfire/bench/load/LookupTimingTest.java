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

    /** Nobody is taken for the other: only one of the four is here, and may not be reached. */
    @Test
    void whoIsForbiddenIsHereAndTheOthersAreNot() throws Exception {
        Report report = new LookupTiming().run(40, 0);

        double refused = report.number("lookupsRefused");
        assertThat(refused).isBetween(20.0, 80.0);
        assertThat(report.number("lookupsUnanswerable") + refused).isBetween(150.0, 200.0);
        assertThat(report.number("lookupsUnanswerable")).isGreaterThan(1.5 * refused);
    }

    /** One microsecond about a median, each a fiftieth from the next. */
    private static List<Double> around(int median) {
        return IntStream.rangeClosed(-50, 50).mapToObj(step -> median + step / 50.0).toList();
    }
}
