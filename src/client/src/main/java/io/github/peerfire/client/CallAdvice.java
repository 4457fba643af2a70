package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallState;
import java.util.Locale;
import java.util.Optional;

/** Says why a call is over, and what would have helped. */
final class CallAdvice {

    private CallAdvice() {
    }

    /** Whether what the network lets through may be the reason. */
    static boolean isNetwork(CallState state) {
        return state.ending().equals(Optional.of(CallEnding.MEDIA_FAILED))
                || state.ending().equals(Optional.of(CallEnding.MEDIA_LOST));
    }

    /**
     * The state in a sentence, and another one if something would have helped.
     *
     * @param network what was found out after the end
     * @param relays whether either side had an address that a TURN server lent
     */
    static String sentence(CallState state, Diagnosis network, boolean relays, Locale locale) {
        String end = state.explain(locale);
        boolean failed = state.ending().equals(Optional.of(CallEnding.MEDIA_FAILED));
        return switch (network) {
            // The other side's network, then.
            case OPEN, USUAL, UNKNOWN -> failed && !relays ? end + " " + Sentences.of(locale, "CallAdvice.NO_RELAY")
                    : end;
            default -> end + " " + network.explain(locale);
        };
    }
}
