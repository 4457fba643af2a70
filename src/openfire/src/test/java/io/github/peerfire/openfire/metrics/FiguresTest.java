package io.github.peerfire.openfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.openfire.operation.ServiceWithFigures;
import io.github.peerfire.rtmfp.EndpointMetrics;
import io.github.peerfire.rtmfp.common.DropReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures, read as Prometheus reads them. */
class FiguresTest {

    private final ServiceWithFigures service = new ServiceWithFigures();

    private static EndpointMetrics traffic() {
        Map<DropReason, Long> drops = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            drops.put(reason, 3L);
        }
        return new EndpointMetrics(1, 2, 3, 4, 5, drops);
    }

    private Exposition figures() {
        return Exposition.parse(Figures.of(service, Optional.of(traffic())));
    }

    @Test
    void allFiguresAreInTheFormatAndSayWhatTheyAre() {
        Exposition figures = figures();
        assertThat(figures.types()).containsEntry("peerfire_sessions", "gauge")
                .containsEntry("peerfire_introductions_total", "counter");
        assertThat(figures.types().keySet()).allMatch(name -> name.startsWith("peerfire_"));
        assertThat(figures.types()).allSatisfy((name, type) -> {
            assertThat(name.endsWith("_total")).as(name).isEqualTo(type.equals("counter"));
            assertThat(figures.helps().get(name)).as(name).endsWith(".");
        });
        assertThat(figures.samples()).containsEntry("peerfire_sessions", 7.0)
                .containsEntry("peerfire_introductions_total", 100.0)
                .containsEntry("peerfire_introduction_outcomes_total{outcome=\"no_decision\"}", 1.0)
                .containsEntry("peerfire_warnings{level=\"notice\"}", 1.0)
                .containsEntry("peerfire_datagrams_total{direction=\"out\"}", 2.0)
                .containsEntry("peerfire_dropped_total{reason=\"too_short\"}", 3.0);
    }

    @Test
    void anyTextMayBeInALabel() {
        service.version = "1.0 \"beta\" \\ \n# HELP x \u00e9}";
        assertThat(figures().labels("peerfire_info")).containsExactly(Map.of("version", service.version));
    }

    @Test
    void largeNumbersAreWholeOnes() {
        service.counted = 1L << 50;
        assertThat(Figures.of(service, Optional.empty()))
                .contains("\npeerfire_introductions_total 1125899906842624\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 1", "# TYPE a gauge\na 1\n# TYPE a gauge\n", "# TYPE a gauge\nb 1\n",
        "# TYPE a gauge\na 1\na 2\n", "# TYPE a gauge\na{b=\"c} 1\n", "# TYPE a gauge\na x\n",
        "# TYPE 1a gauge\n1a 1\n", "# TYPE a gauge\na{b=\"\\q\"} 1\n", "# TYPE a meter\na 1\n"})
    void theReaderWouldFindWhatIsWrong(String text) {
        assertThatThrownBy(() -> Exposition.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
