package io.github.peerfire.phone.control;

import io.github.peerfire.client.ClientState;
import io.github.peerfire.client.GroupCallException;
import io.github.peerfire.client.SentenceBundle;
import io.github.peerfire.client.SignInException;
import java.security.cert.CertificateException;
import java.text.Bidi;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What faces say, in the languages that there are; English for all others. */
public final class PhoneSentences {

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';
    private static final String BUNDLE = "io.github.peerfire.phone.PhoneSentences";

    private final Locale locale;
    private final ResourceBundle bundle;

    /** Those of a language. */
    public PhoneSentences(Locale locale) {
        this.locale = locale;
        this.bundle = SentenceBundle.of(PhoneSentences.class, BUNDLE, locale);
    }

    /** The language that was asked for. */
    public Locale locale() {
        return locale;
    }

    /**
     * A sentence or label with what goes into it at {@code {0}}, {@code {1}} and so on.
     *
     * @throws java.util.MissingResourceException if there is none with that key
     */
    public String text(String key, Object... parts) {
        Object[] apart = Stream.of(parts).map(part -> part instanceof String words ? apart(words) : part).toArray();
        return new MessageFormat(bundle.getString(key), locale).format(apart);
    }

    /** What somebody is, does or says, after the name. */
    public String of(String name, String sentence) {
        return text("said", name, sentence);
    }

    /** What of the connections is there and, where something is known, what to do. */
    public String of(ClientState connections) {
        String sentence = connections.explain(locale);
        return switch (connections) {
            case REFUSED -> sentence + " " + text("signIn.again");
            case SERVER_UNTRUSTED -> sentence + " " + text("signIn.trust");
            default -> sentence;
        };
    }

    /** Words that may be written from right to left, such as a name, so that those around them stay in their order. */
    public static String apart(String words) {
        boolean turns = Bidi.requiresBidi(words.toCharArray(), 0, words.length());
        return turns ? FIRST_STRONG_ISOLATE + words + POP_ISOLATE : words;
    }

    /** What happened and, where something is known, what to do; empty if nobody foresaw it. */
    Optional<String> explain(Throwable cause) {
        if (cause instanceof SignInException refused) {
            return Optional.of(refused.explain(locale)
                    + refused.diagnosis().map(found -> " " + found.explain(locale)).orElse("")
                    + (refused.isUntrusted() ? " " + text("signIn.trust") : ""));
        } else if (cause instanceof GroupCallException refused) {
            return Optional.of(refused.explain(locale));
        }
        return Optional.empty();
    }

    /** Why the registry of Video Phones was not asked. */
    String noRegistry(Throwable failure) {
        boolean untrusted = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
        return text(untrusted ? "legacy.certificate" : "legacy.noRegistry");
    }
}
