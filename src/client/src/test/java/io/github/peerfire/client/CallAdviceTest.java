package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call that failed says what would have helped. */
class CallAdviceTest {

    private static final CallState FAILED = CallState.ended(CallEnding.MEDIA_FAILED);
    private static final CallState LOST = CallState.ended(CallEnding.MEDIA_LOST);

    private static String sentence(CallState state, Diagnosis network, boolean relays) {
        return CallAdvice.sentence(state, network, relays, Locale.ENGLISH);
    }

    @Test
    void whereUdpIsBlockedATurnServerWouldHelp() {
        assertThat(sentence(FAILED, Diagnosis.UDP_BLOCKED, false)).isEqualTo("No direct connection to the other side "
                + "could be made; try again, or from another network. "
                + "Your network blocks UDP; a TURN server would help.");
        assertThat(sentence(LOST, Diagnosis.UDP_BLOCKED, false)).isEqualTo("The direct connection was lost and could "
                + "not be restored; call again. Your network blocks UDP; a TURN server would help.");
    }

    @Test
    void whereOurNetworkIsFitAndNobodyHasARelayOneWouldHelp() {
        assertThat(sentence(FAILED, Diagnosis.USUAL, false))
                .isEqualTo("No direct connection to the other side could be "
                + "made; try again, or from another network. Neither side has a TURN server, which would help.");
        assertThat(sentence(FAILED, Diagnosis.USUAL, true)).isEqualTo(FAILED.explain(Locale.ENGLISH));
        assertThat(sentence(LOST, Diagnosis.OPEN, false)).isEqualTo(LOST.explain(Locale.ENGLISH));
    }

    @Test
    void itIsSaidInGermanToo() {
        assertThat(CallAdvice.sentence(FAILED, Diagnosis.OPEN, false, Locale.GERMAN))
                .endsWith("Keine Seite hat einen TURN-Server, der da helfen würde.");
    }

    @ParameterizedTest
    @EnumSource(CallEnding.class)
    void onlyConnectionsThatFailedAreTheNetworksFault(CallEnding ending) {
        assertThat(CallAdvice.isNetwork(CallState.ended(ending)))
                .isEqualTo(ending == CallEnding.MEDIA_FAILED || ending == CallEnding.MEDIA_LOST);
        assertThat(CallAdvice.isNetwork(CallState.of(CallPhase.CONNECTING))).isFalse();
    }
}
