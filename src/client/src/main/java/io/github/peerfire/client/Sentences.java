package io.github.peerfire.client;

import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences for people, in the languages that there are; English for all others. */
final class Sentences {

    private static final String BUNDLE = "io.github.peerfire.client.ClientSentences";

    private Sentences() {
    }

    /** The sentence of a constant, under the names of its class and of itself. */
    static String of(Locale locale, Enum<?> what) {
        return of(locale, what.getDeclaringClass().getSimpleName() + "." + what.name());
    }

    /** The sentence of a key, with what goes into it at {@code %s}. */
    static String of(Locale locale, String key, Object... parts) {
        // The base bundle is English; the language of this machine has nothing to do with it.
        ResourceBundle.Control exact = ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES);
        String sentence = ResourceBundle.getBundle(BUNDLE, locale, exact).getString(key);
        return parts.length == 0 ? sentence : String.format(locale, sentence, parts);
    }
}
