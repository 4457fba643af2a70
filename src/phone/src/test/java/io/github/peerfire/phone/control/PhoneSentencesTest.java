package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.ClientState;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneSentencesTest {

    private static final Pattern PART = Pattern.compile("\\{\\d[^}]*}");

    private static Map<Object, Object> bundle(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = PhoneSentences.class.getResourceAsStream(
                "/io/github/peerfire/phone/PhoneSentences" + language + ".properties")) {
            texts.load(in);
        }
        return new TreeMap<>(texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr"})
    void everyLanguageSaysEverythingWithTheSameParts(String language) throws IOException {
        Map<Object, Object> english = bundle("");
        Map<Object, Object> other = bundle(language);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> assertThat(parts(other.get(key))).as(key.toString()).isEqualTo(parts(text)));
    }

    @Test
    void aRegistryThatIsNotTrustedIsNotSaidToBeSilent() {
        PhoneSentences sentences = new PhoneSentences(Locale.ENGLISH);
        Exception untrusted = new SSLHandshakeException("No name matches.");
        untrusted.initCause(new CertificateException("No name matches."));
        assertThat(sentences.noRegistry(new CompletionException(untrusted)))
                .startsWith("The certificate of the registry of Video Phones is not trusted")
                .contains("--trust-registry FILE").endsWith("server's.");
        assertThat(sentences.noRegistry(new CompletionException(new SSLException("This is no TLS."))))
                .startsWith("The registry of Video Phones does not answer");
    }

    @Test
    void whoseServerIsNotTrustedIsToldHowACertificateIsNamed() {
        assertThat(new PhoneSentences(Locale.ENGLISH).of(ClientState.SERVER_UNTRUSTED)).endsWith("--trust FILE.");
    }

    @Test
    void aNameFromRightToLeftTurnsNothingAround() {
        String sentence = new PhoneSentences(Locale.ENGLISH).text("call.incoming", "\u0645\u062D\u0645\u062F");
        assertThat(sentence).contains("\u0645\u062D\u0645\u062F", " is calling.");
        assertThat(new Bidi(sentence, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()).isTrue();
        assertThat(PhoneSentences.apart("Zo\u00EB")).isEqualTo("Zo\u00EB");
    }

    private static List<String> parts(Object text) {
        return PART.matcher(text.toString()).results().map(MatchResult::group).sorted().toList();
    }
}
