package io.github.peerfire.phone.unattended;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.impl.JidCreate;

/** What happens before there is a server; calls are in {@code UnattendedIT} of the demo. */
@Timeout(60)
class UnattendedFaceTest {

    @TempDir
    private Path directory;

    private final PhoneSentences sentences = new PhoneSentences(Locale.ENGLISH);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ServerSocket server;
    private PhoneController phone;
    private UnattendedFace face;

    @BeforeEach
    void aServerThatTakesConnectionsAndSaysNothing() throws Exception {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        phone = new PhoneController(MediaSettings.NONE, new SettingsFile(directory.resolve("settings")).unused(),
                sentences);
        face = new UnattendedFace(phone, sentences, new PrintStream(out, true, StandardCharsets.UTF_8),
                Optional.empty());
    }

    @AfterEach
    void close() throws Exception {
        phone.close();
        server.close();
    }

    private ClientConfig config() {
        return ClientConfig.of(JidCreate.entityBareFromOrThrowUnchecked("alice@localhost"), "secret")
                .withServer("127.0.0.1", server.getLocalPort()).withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK)
                .withTimeout(Duration.ofMillis(500));
    }

    @Test
    void aSilentServerIsToldInOneSentence() throws Exception {
        assertThat(face.signIn(config())).contains("No XMPP stream to 127.0.0.1:" + server.getLocalPort()
                + ": it did not answer in time; check your network, or try again later.");
        assertThat(out.size()).isZero();
    }

    @Test
    void noServerIsToldInOneSentence() throws Exception {
        server.close();
        assertThat(face.signIn(config()).orElseThrow()).contains("nothing answers there");
        assertThat(out.size()).isZero();
    }

    @Test
    void aCallThatCannotBePlacedIsNotWaitedFor() throws Exception {
        assertThat(face.talk(phone.placeVideoPhone("vera")).get()).isFalse();
        assertThat(phone.snapshot().notice().orElseThrow().sentence()).isEqualTo("You are not signed in.");
        assertThat(face.talk(CompletableFuture.completedFuture(Optional.of(1))).get()).isFalse();
    }
}
