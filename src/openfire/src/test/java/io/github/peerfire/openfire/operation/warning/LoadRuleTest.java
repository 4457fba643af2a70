package io.github.peerfire.openfire.operation.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.operation.StoppedRendezvous;
import io.github.peerfire.openfire.operation.history.Recorder;
import io.github.peerfire.openfire.operation.setting.PropertiesInMemory;
import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.openfire.operation.status.RunningTotals;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.storage.DailyTotals;
import io.github.peerfire.openfire.storage.HsqldbTables;
import io.github.peerfire.rendezvous.RendezvousStatistics;
import io.github.peerfire.rendezvous.relay.RelayStatistics;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionTotals;
import io.github.peerfire.testbed.time.ManualClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When so many introductions are in vain that an administrator is to know. */
class LoadRuleTest {

    private final Recorder history = new Recorder(new DailyTotals(HsqldbTables.fresh()), new ManualClock());
    private final LoadRule rule = new LoadRule(
            new RunningTotals(new StoppedRendezvous()), history, new RtmfpProperties(new PropertiesInMemory()));

    private List<String> foundAfter(Map<IntroductionOutcome, Long> outcomes) {
        history.record(new LiveCounters(new RendezvousStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                RelayStatistics.NONE, 0, 0, 0, new IntroductionTotals(100, outcomes)));
        return rule.look().stream().map(finding -> finding.problem().key()).toList();
    }

    @Test
    void thatMoreThanHalfAreInVainIsSaid() {
        assertThat(foundAfter(Map.of(IntroductionOutcome.UNREACHED, 3L, IntroductionOutcome.GAVE_UP, 3L)))
                .as("of so few nothing follows").isEmpty();
        assertThat(foundAfter(Map.of(IntroductionOutcome.UNREACHED, 6L, IntroductionOutcome.GAVE_UP, 5L,
                IntroductionOutcome.ANSWERED, 10L))).containsExactly("warning.unreached");
        assertThat(rule.look().get(0).problem().arguments()).containsExactly("11", "21");
        assertThat(foundAfter(Map.of(IntroductionOutcome.UNREACHED, 6L, IntroductionOutcome.GAVE_UP, 5L,
                IntroductionOutcome.ANSWERED, 6L, IntroductionOutcome.RELAYED, 5L))).isEmpty();
    }

    @Test
    void whoStopsAskingAndDoesNotSayWhyIsNotTakenForOneInVain() {
        assertThat(foundAfter(Map.of(IntroductionOutcome.UNREACHED, 11L, IntroductionOutcome.STOPPED_ASKING, 40L)))
                .isEmpty();
    }
}
