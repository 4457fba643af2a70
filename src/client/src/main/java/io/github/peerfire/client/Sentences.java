package io.github.peerfire.client;

import java.util.Locale;

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
        String sentence = SentenceBundle.of(Sentences.class, BUNDLE, locale).getString(key);
        return parts.length == 0 ? sentence : String.format(locale, sentence, parts);
    }
}
