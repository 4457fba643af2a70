package io.github.peerfire.openfire.operation.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private final AtomicBoolean callers = new AtomicBoolean(true);
    private final EventLog log = new EventLog(() -> true, () -> false, callers::get, Clock.systemUTC());
    private final IntroductionReport report = new IntroductionReport(7, Instant.EPOCH, RegistryFixture.id(1), 4711,
            RegistryFixture.id(2), List.of(), IntroductionOutcome.ANSWERED);

    @Test
    void anIntroductionIsToldWithWhoAskedForWhom() {
        assertThat(log.line(report)).isEqualTo("event=introduction number=7 connection=4711 target="
                + RegistryFixture.id(2).hex().substring(0, 8) + " outcome=ANSWERED");
    }

    @Test
    void whoAskedForWhomIsLeftOutWhereAdministratorsAreNotToKnow() {
        callers.set(false);
        assertThat(log.line(report)).isEqualTo("event=introduction number=7 outcome=ANSWERED");
    }
}
