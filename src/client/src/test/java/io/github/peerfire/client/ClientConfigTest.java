package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.peerfire.smack.element.MediaKind;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
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
        assertThatIllegalArgumentException().isThrownBy(() -> config.withSilenceLimit(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> config.withCatchUp(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> config.withCatchUp(Duration.ofDays(31)));
    }

    @Test
    void failuresAreToldInSentencesThatNameTheStep() {
        for (SignInStep step : SignInStep.values()) {
            SignInException failure = Failures.explained(step, config, new IOException("It broke."), false);
            assertThat(failure.step()).isEqualTo(step);
            assertThat(failure.getMessage()).matches("[A-Z].*\\.").doesNotContain("secret", "%");
            assertThat(failure.explain(Locale.GERMAN)).matches("[A-Z].*\\.").doesNotContain("secret", "%")
                    .isNotEqualTo(failure.getMessage());
        }
        assertThat(Failures.explained(SignInStep.CONNECTED, config.withServer("desk.invalid", 5222),
                new UnknownHostException("desk.invalid: Name or service not known"), false).getMessage())
                .isEqualTo("No XMPP stream to desk.invalid:5222: nobody knows where it is; "
                        + "check the address and your network.");
    }

    @Test
    void whyNobodyForesawItIsNotTold() {
        SignInException unforeseen = Failures.explained(
                SignInStep.BOUND, config, new IllegalStateException("flux"), false);
        assertThat(unforeseen.isForeseen()).isFalse();
        assertThat(unforeseen.getMessage()).endsWith("something unforeseen happened.").doesNotContain("flux");
        SignInException late = Failures.explained(SignInStep.BOUND, config, new TimeoutException(), false);
        assertThat(late.isForeseen()).isTrue();
        assertThat(late.getMessage()).endsWith("it did not answer in time; check your network, or try again later.");
    }

    @Test
    void eachChangeLeavesTheOtherSettingsAsTheyWere() {
        ClientConfig changed = config.withResource("desk").withServer("10.0.0.1", 5223)
                .withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK).withRelays(RelayPolicy.NEVER)
                .withTimeout(Duration.ofSeconds(3)).withSilenceLimit(Duration.ofSeconds(4))
                .withCatchUp(Duration.ZERO);
        ClientConfig again = changed.withProgress(step -> { });
        assertThat(again.resource()).contains("desk");
        assertThat(again.host()).contains("10.0.0.1");
        assertThat(again.port()).isEqualTo(5223);
        assertThat(again.security()).isEqualTo(StreamSecurity.PLAIN_ON_LOOPBACK);
        assertThat(again.relays()).isEqualTo(RelayPolicy.NEVER);
        assertThat(again.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(again.silenceLimit()).isEqualTo(Duration.ofSeconds(4));
        assertThat(again.catchUp()).isZero();
        assertThat(config.catchUp()).isEqualTo(Duration.ofDays(1));
        assertThat(config.resource()).isEmpty();
    }

    @Test
    void aRendezvousThatDoesNotAnswerMeansThatTheNetworkBlocksUdp() throws IOException {
        Throwable silence = Silence.failure();
        SignInException failure = Failures.explained(SignInStep.RENDEZVOUS_CONNECTED, config, silence, false);
        assertThat(failure.diagnosis()).contains(Diagnosis.UDP_BLOCKED);
        assertThat(failure.explain(Locale.FRENCH)).contains("il n\u2019a pas r\u00e9pondu \u00e0 temps");
        assertThat(Diagnosis.UDP_BLOCKED.explain(Locale.ENGLISH))
                .isEqualTo("Your network blocks UDP; a TURN server would help.");
        assertThat(Failures.explained(SignInStep.RENDEZVOUS_CONNECTED, config, silence, true).diagnosis())
                .contains(Diagnosis.UDP_BLOCKED_DESPITE_RELAY);
        assertThat(Failures.explained(SignInStep.BOUND, config, silence, false).diagnosis()).isEmpty();
    }

    @Test
    void namesOfStreamsHave128RandomBits() {
        assertThat(StreamNames.next()).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(StreamNames.next());
    }
}
