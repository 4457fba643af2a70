package io.github.peerfire.phone.control;

import static io.github.peerfire.smack.element.MediaKind.AUDIO;
import static io.github.peerfire.smack.element.MediaKind.DATA;
import static io.github.peerfire.smack.element.MediaKind.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.smack.element.MediaKind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RestingTest {

    private static final Set<MediaKind> ALL = Set.of(AUDIO, VIDEO, DATA);

    private final Resting resting = new Resting();

    @Test
    void atFirstEverythingThatTheCallHasIsSent() {
        assertThat(resting.of(ALL)).isEqualTo(new CallMediaState(ALL, ALL, ALL, false, false, Set.of(), Set.of()));
        assertThat(resting.of(Set.of(AUDIO)).sending()).containsExactly(AUDIO);
        assertThat(resting.rests(AUDIO)).isFalse();
    }

    @Test
    void whatIsMutedAloneRests() {
        resting.setMuted(AUDIO, true);
        assertThat(resting.of(ALL).sending()).containsExactlyInAnyOrder(VIDEO, DATA);
        assertThat(resting.of(ALL).muted()).containsExactly(AUDIO);
        assertThat(resting.rests(AUDIO)).isTrue();
        assertThat(resting.rests(VIDEO)).isFalse();
    }

    @Test
    void aCallThatIsHeldSendsNothingAndWhatWasMutedStaysSoAfterwards() {
        resting.setMuted(VIDEO, true);
        resting.setHeld(true);
        assertThat(resting.of(ALL).held()).isTrue();
        assertThat(resting.of(ALL).sending()).isEmpty();
        assertThat(resting.of(ALL).muted()).containsExactly(VIDEO);
        assertThat(resting.rests(AUDIO)).isTrue();
        resting.setHeld(false);
        assertThat(resting.of(ALL).sending()).containsExactlyInAnyOrder(AUDIO, DATA);
        resting.setMuted(VIDEO, false);
        assertThat(resting.of(ALL).sending()).isEqualTo(ALL);
    }

    @Test
    void theOthersMaySendWhateverRestsHere() {
        resting.setMuted(AUDIO, true);
        resting.setHeld(true);
        assertThat(resting.of(ALL).receiving()).isEqualTo(ALL);
    }
}
