package io.github.peerfire.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.operation.ServiceWithFigures;
import java.util.List;
import org.jivesoftware.openfire.stats.Statistic;
import org.jivesoftware.openfire.stats.StatisticsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Openfire's Monitoring plugin gets to draw: it takes a sample of each statistic once a minute. */
class ServerStatisticsTest {

    private final ServiceWithFigures service = new ServiceWithFigures();
    private final ServerStatistics statistics = new ServerStatistics(service, key -> "text of " + key);

    @BeforeEach
    void register() {
        statistics.add();
    }

    @AfterEach
    void remove() {
        statistics.remove();
    }

    private static Statistic statistic(String name) {
        return StatisticsManager.getInstance().getStatistic("rtmfp_" + name);
    }

    @Test
    void eachHasANameAUnitAndWhatItIs() {
        assertThat(List.of("sessions", "bound", "connects", "rejections", "introductions"))
                .map(ServerStatisticsTest::statistic).doesNotContainNull().allSatisfy(statistic -> {
                    assertThat(statistic.getName()).startsWith("RTMFP: text of measure.");
                    assertThat(statistic.getDescription()).isNotBlank();
                    assertThat(statistic.getUnits()).startsWith("text of measure.");
                    assertThat(statistic.isPartialSample()).as("nodes of a cluster are added").isTrue();
                });
        assertThat(StatisticsManager.getInstance().getAllStatistics()).hasSize(5);
    }

    @Test
    void whatIsOpenIsDrawnAsItIs() {
        assertThat(statistic("sessions").getStatType()).isEqualTo(Statistic.Type.count);
        assertThat(statistic("sessions").sample()).isEqualTo(7);
        service.sessions = 9;
        assertThat(statistic("sessions").sample()).isEqualTo(9);
        assertThat(statistic("sessions").sample()).isEqualTo(9);
        assertThat(statistic("bound").sample()).isEqualTo(5);
    }

    @Test
    void whatIsCountedIsDrawnByHowMuchItGrew() {
        assertThat(List.of("connects", "rejections", "introductions")).allSatisfy(name -> {
            Statistic counted = statistic(name);
            assertThat(counted.getStatType()).isEqualTo(Statistic.Type.rate);
            assertThat(counted.sample()).as("before it was registered").isZero();
            service.counted += 30;
            assertThat(counted.sample()).isEqualTo(30);
            assertThat(counted.sample()).isZero();
            service.counted = 100;
            counted.sample();
        });
    }

    @Test
    void nothingIsLeftOfThem() {
        statistics.remove();
        assertThat(StatisticsManager.getInstance().getAllStatistics()).isEmpty();
    }
}
