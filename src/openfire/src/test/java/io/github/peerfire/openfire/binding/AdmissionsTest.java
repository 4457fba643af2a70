package io.github.peerfire.openfire.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.testbed.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class AdmissionsTest {

    private static final JID CAROL = new JID("carol@example.net/tab");
    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualClock clock = new ManualClock();
    private final Admissions admissions = new Admissions(clock);
    private final Binding binding = binding(1);

    @Test
    void aFullJidIsLetInByItself() {
        admissions.admit(binding, CAROL, HOUR);
        assertThat(admissions.isAdmitted(binding, CAROL)).isTrue();
        assertThat(admissions.isAdmitted(binding, new JID("carol@example.net/phone"))).isFalse();
        assertThat(admissions.isAdmitted(binding, new JID("dave@example.net/tab"))).isFalse();
    }

    @Test
    void aBareJidLetsInAllItsResources() {
        admissions.admit(binding, CAROL.asBareJID(), HOUR);
        assertThat(admissions.isAdmitted(binding, CAROL)).isTrue();
    }

    @Test
    void anAdmissionEndsWithItsTime() {
        admissions.admit(binding, CAROL, HOUR);
        clock.advance(HOUR.minusMillis(1));
        assertThat(admissions.isAdmitted(binding, CAROL)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(admissions.isAdmitted(binding, CAROL)).isFalse();
    }

    @Test
    void zeroSecondsRevoke() {
        admissions.admit(binding, CAROL, HOUR);
        assertThat(admissions.admit(binding, CAROL, Duration.ZERO)).isTrue();
        assertThat(admissions.isAdmitted(binding, CAROL)).isFalse();
    }

    @Test
    void anAdmissionEndsWithTheBinding() {
        admissions.admit(binding, CAROL, HOUR);
        assertThat(admissions.isAdmitted(binding(2), CAROL)).isFalse();
    }

    @Test
    void aQuestionThatComesTooLateTakesNothingFromTheNextBinding() {
        admissions.admit(binding(2), CAROL, HOUR);
        assertThat(admissions.isAdmitted(binding, CAROL)).isFalse();
        assertThat(admissions.isAdmitted(binding(2), CAROL)).isTrue();
    }

    @Test
    void thereAreSixtyFourAtMost() {
        for (int i = 0; i < Admissions.MAX_LIVE; i++) {
            assertThat(admissions.admit(binding, new JID("guest" + i + "@example.net"), HOUR)).isTrue();
        }
        assertThat(admissions.admit(binding, CAROL, HOUR)).isFalse();
        assertThat(admissions.admit(binding, new JID("guest0@example.net"), HOUR)).isTrue();
        clock.advance(HOUR);
        assertThat(admissions.admit(binding, CAROL, HOUR)).isTrue();
    }

    private static Binding binding(long epoch) {
        return new Binding(RegistryFixture.DESK, RegistryFixture.id(1), 1, epoch, EndpointOptions.DEFAULT);
    }
}
