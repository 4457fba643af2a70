package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.peerfire.smack.element.MediaKind;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.jivesoftware.smack.SmackException;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

class ClientConfigTest {

    private final ClientConfig config =
            ClientConfig.of(JidCreate.entityBareFromOrThrowUnchecked("alice@example.net"), "secret");

    @Test
    void defaultsAreSafe() {
        assertThat(config.security()).isEqualTo(StreamSecurity.REQUIRED);
        assertThat(config.trusted()).isEmpty();
        assertThat(config.host()).isEmpty();
        assertThat(config.media()).containsExactlyInAnyOrder(MediaKind.AUDIO, MediaKind.DATA);
        assertThat(config.toString()).doesNotContain("secret");
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> config.withServer("127.0.0.1", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> config.withServer("127.0.0.1", 65536));
        assertThatIllegalArgumentException().isThrownBy(() -> config.withTimeout(Duration.ZERO));
    }

    @Test
    void failuresAreToldInSentencesThatNameTheStep() {
        for (SignInStep step : SignInStep.values()) {
            SignInException failure = Failures.explained(step, config, new IOException("It broke."));
            assertThat(failure.step()).isEqualTo(step);
            assertThat(failure.getMessage()).matches("[A-Z].*\\.").doesNotContain("secret");
        }
        assertThat(Failures.explained(SignInStep.CONNECTED, config.withServer("10.0.0.1", 5222),
                new SmackException.SmackWrappedException(new SSLHandshakeException("PKIX"))).getMessage())
                .isEqualTo("No XMPP stream to 10.0.0.1:5222: its certificate is not trusted; "
                        + "name the certificate to trust, or correct the server's.");
    }

    @Test
    void namesOfStreamsHave128RandomBits() {
        assertThat(StreamNames.next()).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(StreamNames.next());
    }
}
