package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.SmackWrappedException;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.sasl.packet.SaslNonza;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/** What people and the application are told of an attempt to reach a server that failed, as Smack and Java let it. */
class FailuresTest {

    private static final ClientConfig CONFIG = ClientConfig.of(
            JidCreate.entityBareFromOrThrowUnchecked("alice@example.net"), "secret").withServer("10.0.0.1", 5222);

    private static SmackWrappedException handshake(Throwable cause) {
        return new SmackWrappedException(
                (Exception) new SSLHandshakeException("The handshake failed").initCause(cause));
    }

    private static void assertIs(Throwable failure, ClientState obstacle, String sentence) {
        assertThat(Failures.obstacle(failure)).isEqualTo(Optional.ofNullable(obstacle));
        assertThat(Failures.explained(SignInStep.CONNECTED, CONFIG, failure, false).getMessage())
                .startsWith("No XMPP stream to 10.0.0.1:5222: " + sentence);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted() {
        Exception untrusted = handshake(new CertificateException("PKIX path building failed"));
        assertIs(untrusted, ClientState.SERVER_UNTRUSTED,
                "its certificate is not trusted; name the certificate to trust, or correct the server's.");
        assertThat(Failures.explained(SignInStep.CONNECTED, CONFIG, untrusted, false).isUntrusted()).isTrue();
        assertThat(Failures.explained(SignInStep.CONNECTED, CONFIG, handshake(null), false).isUntrusted()).isFalse();
    }

    /** Which Smack looks for after the handshake. */
    @Test
    void noMoreIsOneForAnotherName() {
        assertIs(new SmackWrappedException(new CertificateException("Hostname verification of certificate failed")),
                ClientState.SERVER_UNTRUSTED, "its certificate is not trusted;");
    }

    @Test
    void whoDoesNotEncryptAsRequiredIsNotSaidToHaveAWrongCertificate() {
        String sentence = "it does not encrypt by TLS as this client requires;";
        assertIs(handshake(null), ClientState.SERVER_WITHOUT_TLS, sentence);
        assertIs(new SmackException.SecurityRequiredByClientException(), ClientState.SERVER_WITHOUT_TLS, sentence);
    }

    @Test
    void whatBreaksInTheHandshakeIsLostAndMayBeThereTheNextTime() {
        assertIs(handshake(new EOFException("SSL peer shut down incorrectly")), null, "the connection was lost;");
        assertIs(new SmackWrappedException(new SocketException("Connection reset")), null, "the connection was lost;");
    }

    @Test
    void notEveryoneWhoIsNotLetInHasAWrongPassword() {
        assertRefused("not-authorized", "the account or its password is wrong;");
        assertRefused("temporary-auth-failure", "it cannot look at passwords at the moment;");
        assertRefused("account-disabled", "this account is locked;");
    }

    private static void assertRefused(String condition, String sentence) {
        assertIs(new SASLErrorException("PLAIN", new SaslNonza.SASLFailure(condition)), ClientState.TURNED_AWAY,
                sentence);
    }

    @Test
    void whomDnsDoesNotKnowIsNotFound() {
        assertIs(new UnknownHostException("example.net: Name or service not known"), ClientState.SERVER_UNKNOWN,
                "nobody knows where it is;");
    }
}
