package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallStateTest {

    static Stream<CallState> states() {
        return Stream.concat(
                Arrays.stream(CallPhase.values()).filter(phase -> phase != CallPhase.ENDED).map(CallState::of),
                Arrays.stream(CallEnding.values()).map(CallState::ended));
    }

    @ParameterizedTest
    @MethodSource("states")
    void thereIsASentenceForEachStateInEachLanguage(CallState state) {
        String english = state.explain(Locale.ENGLISH);
        assertThat(english).endsWith(".");
        String german = state.explain(Locale.GERMAN);
        assertThat(german).endsWith(".").isNotEqualTo(english);
        assertThat(state.explain(Locale.FRENCH)).endsWith(".").isNotEqualTo(english).isNotEqualTo(german);
    }
}
