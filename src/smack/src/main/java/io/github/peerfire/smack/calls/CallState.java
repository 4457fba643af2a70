package io.github.peerfire.smack.calls;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Where a call is.
 *
 * @param phase the state of its machine
 * @param ending why it is over; present if and only if the phase is {@link CallPhase#ENDED}
 */
public record CallState(CallPhase phase, Optional<CallEnding> ending) {

    private static final String SENTENCES = "io.github.peerfire.smack.calls.CallSentences";

    /** Checks that phase and ending fit together. */
    public CallState {
        if ((phase == CallPhase.ENDED) != ending.isPresent()) {
            throw new IllegalArgumentException("An ending belongs to the phase ENDED, and only to it.");
        }
    }

    /** A state of a call that is not over. */
    public static CallState of(CallPhase phase) {
        return new CallState(phase, Optional.empty());
    }

    /** The state of a call that is over. */
    public static CallState ended(CallEnding why) {
        return new CallState(CallPhase.ENDED, Optional.of(why));
    }

    /** True once the call is over. */
    public boolean isOver() {
        return phase == CallPhase.ENDED;
    }

    /** A sentence for people, in the languages that there are; English for all others. */
    public String explain(Locale locale) {
        String key = ending.isPresent() ? "ended." + ending.get() : phase.toString();
        // The base bundle is English; the language of this machine has nothing to do with it.
        ResourceBundle.Control exact = ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle(SENTENCES, locale, exact).getString(key);
    }
}
