package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.peerfire.client.videophone.VideoPhoneDirectory;
import io.github.peerfire.testbed.openfire.KeyStores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.impl.JidCreate;

/** A registry whose server has a certificate of its own, for another name than the one that it is mostly asked by. */
@Timeout(60)
class RegistryTrustTest {

    private static final byte[] NOBODY =
            "<result><friend><user>vera</user></friend></result>".getBytes(StandardCharsets.UTF_8);

    private static HttpsServer server;
    private static X509Certificate own;
    private static X509Certificate other;
    private static ClientConfig config;

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException, GeneralSecurityException {
        own = certificate(folder, "localhost");
        other = certificate(Files.createDirectory(folder.resolve("other")), "example.net");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(new KeyStores(folder).identity()));
        server.createContext("/rtmfp/reg.cgi", exchange -> {
            exchange.sendResponseHeaders(200, NOBODY.length);
            exchange.getResponseBody().write(NOBODY);
            exchange.close();
        });
        server.start();
        config = ClientConfig.of(JidCreate.bareFrom("alice@example.net"), "x")
                .withVideoPhone(Optional.of(service("127.0.0.1")));
    }

    private static URI service(String host) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/rtmfp/reg.cgi");
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void aCertificateThatIsTrustedForTheStreamIsTrustedForTheRegistry() {
        assertThat(VideoPhone.registry(config.withTrusted(own)).orElseThrow().lookup("vera").join()).isEmpty();
    }

    @Test
    void aCertificateOfItsOwnIsTrustedBesideThatOfTheStream() {
        ClientConfig both = config.withTrusted(other).withRegistryTrusted(own);
        assertThat(both.trusted()).as("by the stream").contains(other);
        assertThat(VideoPhone.registry(both).orElseThrow().lookup("vera").join()).isEmpty();
    }

    @Test
    void anAuthorityMayVouchForItsNameThoughTheStreamHasACertificateOfItsOwn() throws Exception {
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("authority", own);
        SSLContext trust = new RegistryTrust(List.of(other), RegistryTrust.authorities(authorities)).context();
        assertThat(new VideoPhoneDirectory(service("localhost"), trust).lookup("vera").join()).isEmpty();
        assertIsNotTrusted(new VideoPhoneDirectory(service("127.0.0.1"), trust));
    }

    @Test
    void aRegistryThatNobodyVouchesForIsNotAsked() {
        assertIsNotTrusted(config);
    }

    @Test
    void anotherCertificateThanTheTrustedOneIsNotTrusted() {
        assertIsNotTrusted(config.withTrusted(other));
    }

    /** What people read depends on the cause. */
    private static void assertIsNotTrusted(ClientConfig config) {
        assertIsNotTrusted(VideoPhone.registry(config).orElseThrow());
    }

    private static void assertIsNotTrusted(VideoPhoneDirectory registry) {
        assertThatThrownBy(() -> registry.lookup("vera").join())
                .isInstanceOf(CompletionException.class).hasCauseInstanceOf(IOException.class)
                .extracting(RegistryTrustTest::mentionsCertificate).isEqualTo(true);
    }

    private static boolean mentionsCertificate(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof CertificateException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static X509Certificate certificate(Path folder, String domain)
            throws IOException, GeneralSecurityException {
        Path file = folder.resolve("certificate");
        new KeyStores(folder).create(domain, file);
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    }
}
