package io.github.peerfire.phone.tui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

@Timeout(180)
class TerminalFaceTest {

    private final PhoneSentences sentences = new PhoneSentences(Locale.ENGLISH);
    private PhoneController phone;

    @TempDir
    private Path directory;

    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void open() {
        phone = new PhoneController(MediaSettings.NONE, new SettingsFile(directory.resolve("settings")), sentences);
    }

    @AfterEach
    void close() {
        phone.close();
    }

    private String type(PhoneSentences language, String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TerminalFace(phone, language, new BufferedReader(new StringReader(String.join("\n", lines))),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                named -> asked.add(named.map(BareJid::toString).orElse("the same"))).run();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void helpNamesEveryCommand() throws IOException {
        String help = type(sentences, "help");
        for (TerminalCommand.Verb verb : TerminalCommand.Verb.values()) {
            if (verb != TerminalCommand.Verb.HELP) {
                assertThat(help).contains(verb.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "contacts bob", "call bob", "video bob", "group bob, carol", "phone bob"})
    void withoutAnAccountNobodyCanBeCalled(String line) throws IOException {
        assertThat(type(sentences, line)).contains("You are not signed in.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangup", "mute", "camera", "hold", "code", "stats", "invite bob", "say hello"})
    void withoutACallThereIsNothingToDo(String line) throws IOException {
        assertThat(type(sentences, line)).contains("There is no call.");
    }

    @Test
    void whatIsNoCommandIsSaidAndTheNextLineIsRead() throws IOException {
        assertThat(type(sentences, "juggle", "", "c", "accept", "missed"))
                .contains("\"juggle\" is no command", "\"c\" is no command", "Nobody is calling.", "no calls");
    }

    @Test
    void thereIsNoOtherCallWithoutOne() throws IOException {
        assertThat(type(sentences, "switch")).contains("There is no other call.");
    }

    @Test
    void devicesAreListedAndChosen() throws Exception {
        assertThat(type(sentences, "devices camera test", "dev mic tone:660", "devices nose", "devices"))
                .contains("From now on: camera test.", "From now on: microphone tone:660.",
                        "Type devices to see them all", "microphone tone", "* loudspeaker none", "camera test");
        assertThat(phone.settled().get(60, TimeUnit.SECONDS).devices())
                .isEqualTo(MediaSettings.NONE.withCamera("test").withMicrophone("tone:660"));
    }

    @Test
    void aVolumeIsConfirmed() throws IOException {
        assertThat(type(sentences, "volume 150")).contains("The volume is 150 percent.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"volume", "volume loud", "volume NaN", "volume -1", "volume 401"})
    void aVolumeIsANumber(String line) throws IOException {
        assertThat(type(sentences, line)).contains("Type a number");
        assertThat(phone.snapshot().settings().volume()).isEqualTo(1);
    }

    @Test
    void signingInCanBeTriedAgainAlsoWithAnotherAccount() throws IOException {
        assertThat(type(sentences, "signin", "signin carol@example.net", "signin carol"))
                .contains("Type an address such as alice@example.net.");
        assertThat(asked).containsExactly("the same", "carol@example.net");
    }

    @Test
    void whoeverIsNotSignedInCannotSignOut() throws IOException {
        assertThat(type(sentences, "signout")).contains("You are not signed in.");
    }

    @Test
    void signingInCanBeGivenUpByAnOrder() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            phone.signIn(at(silent.getLocalPort()));
            assertThat(type(sentences, "signin", "signout", "contacts")).containsSubsequence(
                    "as alice@localhost. Type signout first.", "Signed out. Type signin", "You are not signed in.");
        }
    }

    @Test
    void whatIsTypedEarlyWaitsForSigningIn() throws Exception {
        phone.signIn(nobodyThere());
        assertThat(type(sentences, "contacts")).containsSubsequence(
                "nothing answers there", "You are not signed in.");
    }

    @Test
    void nothingIsReadAfterQuit() throws IOException {
        assertThat(type(sentences, "quit", "stats")).contains("Goodbye.").doesNotContain("There is no call.");
    }

    @Test
    void theUserIsAddressedInTheOwnLanguage() throws IOException {
        assertThat(type(new PhoneSentences(Locale.GERMAN), "accept")).contains("Niemand ruft an.");
        assertThat(type(new PhoneSentences(Locale.CANADA_FRENCH), "accept")).contains("Personne n\u2019appelle.");
        assertThat(type(new PhoneSentences(Locale.JAPANESE), "accept")).contains("Nobody is calling.");
    }

    @Test
    void whoeverTypesNothingStillReadsWhySigningInFailed() throws Exception {
        phone.signIn(nobodyThere());
        assertThat(type(sentences)).contains("nothing answers there", "Type signin to try again");
    }

    /** How to sign in at a port of this machine that is closed. */
    private static ClientConfig nobodyThere() throws IOException {
        try (ServerSocket closed = new ServerSocket(0)) {
            return at(closed.getLocalPort());
        }
    }

    private static ClientConfig at(int port) {
        return ClientConfig.of(JidCreate.entityBareFromOrThrowUnchecked("alice@localhost"), "secret")
                .withServer("127.0.0.1", port).withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK);
    }

    @Test
    void aServerThatIsNotThereIsToldInASentence() throws Exception {
        ClientConfig config = nobodyThere();
        int port = config.port();
        boolean signedIn = phone.signIn(config).get(60, TimeUnit.SECONDS);
        assertThat(signedIn).isFalse();
        assertThat(phone.snapshot().notice().orElseThrow().sentence())
                .isEqualTo("No XMPP stream to 127.0.0.1:" + port
                        + ": nothing answers there; check the address and your network.");
        assertThat(phone.snapshot().account()).isEmpty();
    }
}
