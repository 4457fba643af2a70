package io.github.peerfire.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.phone.control.PhoneSettings;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

class PhoneOptionsTest {

    @Test
    void aWholeCommandLineIsUnderstood() throws PhoneOptions.UsageException {
        PhoneOptions options = PhoneOptions.parse("--account", "alice@example.net", "--password", "secret", "--server",
                "127.0.0.1:5223", "--plain", "--call", "bob@example.net", "--tone", "660", "--seconds", "2.5");
        ClientConfig config = options.config().orElseThrow();
        assertThat(config.account().toString()).isEqualTo("alice@example.net");
        assertThat(config.host()).contains("127.0.0.1");
        assertThat(config.port()).isEqualTo(5223);
        assertThat(config.security()).isEqualTo(StreamSecurity.PLAIN_ON_LOOPBACK);
        assertThat(options.contact().orElseThrow().toString()).isEqualTo("bob@example.net");
        assertThat(options.devices().microphone()).isEqualTo("tone:660.0");
        assertThat(options.seconds()).contains(Duration.ofMillis(2500));
        assertThat(config.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"example.net, example.net, 5222", "example.net:5223, example.net, 5223", "::1, [::1], 5222",
        "[::1], [::1], 5222", "[::1]:5223, [::1], 5223", "2001:db8::7:5223, [2001:db8::7:5223], 5222"})
    void aServerIsAHostOrAnAddressWithOrWithoutAPort(String server, String host, int port)
            throws PhoneOptions.UsageException {
        ClientConfig config = PhoneOptions.parse("--account=a@b", "--password=x", "--server=" + server).config()
                .orElseThrow();
        assertThat(config.host()).contains(host);
        assertThat(config.port()).isEqualTo(port);
    }

    @Test
    void devicesAreNamedWithOrWithoutAnEqualsSign() throws PhoneOptions.UsageException {
        MediaSettings media = PhoneOptions.parse("--account=a@b", "--password=x=y", "--mic=beat", "--camera", "test",
                "--play=heard.wav", "--record", "all.flv").devices();
        assertThat(media).isEqualTo(new MediaSettings("beat", "heard.wav", "test", VideoQuality.NORMAL,
                Optional.of(Path.of("all.flv")), false));
        assertThat(PhoneOptions.parse("--account=a@b", "--password=x").devices())
                .isEqualTo(MediaSettings.NONE.withMicrophone("tone"));
    }

    @Test
    void aTerminalUsesTheSystemsDevicesAndAsksForThePassword() throws PhoneOptions.UsageException {
        PhoneOptions options = PhoneOptions.parse(new Somebody(Face.NONE), "--mic=beat", "--account=a@b", "--ui=tui",
                "--settings=/no/such/file");
        assertThat(options.face()).isEqualTo(Face.TUI);
        assertThat(options.devices()).isEqualTo(MediaSettings.DEFAULT.withMicrophone("beat"));
        assertThat(options.config().orElseThrow().password()).isEqualTo("asked of a@b");
        assertThat(PhoneOptions.parse("--account=a@b", "--password=x").face()).isEqualTo(Face.NONE);
    }

    @Test
    void theFaceThatFitsIsTakenUnlessOneIsNamed() throws PhoneOptions.UsageException {
        assertThat(Face.best(true, true)).isEqualTo(Face.SWING);
        assertThat(Face.best(false, true)).isEqualTo(Face.TUI);
        assertThat(Face.best(false, false)).isEqualTo(Face.NONE);
        assertThat(PhoneOptions.parse(new Somebody(Face.TUI), "--account=a@b").face()).isEqualTo(Face.TUI);
        assertThat(PhoneOptions.parse(new Somebody(Face.SWING), "--ui=none", "--account=a@b").face())
                .isEqualTo(Face.NONE);
        assertThat(PhoneOptions.parse(new Somebody(Face.SWING)).config()).isEmpty();
    }

    @Test
    void theAccountThatWasUsedLastNeedNotBeNamed() throws PhoneOptions.UsageException {
        PhoneOptions options = PhoneOptions.parse(new Somebody(Face.TUI));
        assertThat(options.config().orElseThrow().account().toString()).isEqualTo("last@example.net");
        assertThat(options.config().orElseThrow().password()).isEqualTo("asked of last@example.net");
    }

    @Test
    void aWindowThatHasThePasswordOfTheAccountThatWasUsedLastAsksForNothing() throws PhoneOptions.UsageException {
        assertThat(PhoneOptions.parse(new Somebody(Face.SWING), "--password=x").config().orElseThrow().account()
                .toString()).isEqualTo("last@example.net");
        assertThat(PhoneOptions.parse(new Somebody(Face.SWING, Optional.empty()), "--password=x").config()).isEmpty();
        assertThat(PhoneOptions.parse(new Somebody(Face.SWING), "--account=a@b").config()).isEmpty();
    }

    @Test
    void videoPhonesAreLookedUpWhereTheUserSaysOrAtTheAccountsDomain() throws PhoneOptions.UsageException {
        String[] account = {"--account=alice@example.net", "--password=x", "--legacy", "--ui=tui"};
        ClientConfig usual = PhoneOptions.parse(account).config().orElseThrow();
        assertThat(usual.videoPhone()).isTrue();
        assertThat(usual.videoPhoneLookup()).contains(URI.create("https://example.net:7443/rtmfp/reg.cgi"));
        account[2] = "--legacy=http://127.0.0.1:8080/reg.cgi";
        assertThat(PhoneOptions.parse(account).config().orElseThrow().videoPhoneLookup())
                .contains(URI.create("http://127.0.0.1:8080/reg.cgi"));
        assertThat(PhoneOptions.parse("--account=a@b", "--password=x").config().orElseThrow().videoPhone()).isFalse();
    }

    @Test
    void aVideoPhoneIsCalledByItsNameWhereItsRegistryIsAsked() throws PhoneOptions.UsageException {
        PhoneOptions options = PhoneOptions.parse("--call", "vera", "--legacy", "--account=a@b", "--password=x");
        assertThat(options.face()).isEqualTo(Face.NONE);
        assertThat(options.videoPhone()).contains("vera");
        assertThat(options.contact()).isEmpty();
        assertThatExceptionOfType(PhoneOptions.UsageException.class)
                .isThrownBy(() -> PhoneOptions.parse("--call", "vera", "--account=a@b", "--password=x"))
                .withMessage("--call needs an address such as alice@example.net.");
    }

    @Test
    void aPhoneWithoutAFaceRemembersOnlyWhereItIsToldTo(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("settings");
        PhoneSettings chosen = PhoneSettings.DEFAULT.withVolume(3);
        SettingsFile given = PhoneOptions.parse("--account=a@b", "--password=x", "--settings=" + file).settings();
        given.save(PhoneSettings.DEFAULT, chosen);
        assertThat(given.load()).isEqualTo(chosen);
        SettingsFile usual = PhoneOptions.parse("--account=a@b", "--password=x").settings();
        usual.save(PhoneSettings.DEFAULT, chosen);
        assertThat(usual.load()).isEqualTo(PhoneSettings.DEFAULT);
        assertThat(usual.path()).isEqualTo(SettingsFile.usual().path());
    }

    @Test
    void picturesAreTakenWhereTheyAreOfUse() throws PhoneOptions.UsageException {
        String[] account = {"--account=a@b", "--password=x", "--play=none"};
        assertThat(PhoneOptions.parse(account).seesPictures()).isFalse();
        account[2] = "--camera=test";
        assertThat(PhoneOptions.parse(account).seesPictures()).isTrue();
        account[2] = "--record=all.flv";
        assertThat(PhoneOptions.parse(account).seesPictures()).isTrue();
        account[2] = "--ui=tui";
        assertThat(PhoneOptions.parse(account).seesPictures()).isTrue();
    }

    /** Sits at the machine, and has been there before. */
    private record Somebody(Face face, Optional<BareJid> remembered) implements Surroundings {

        Somebody(Face face) {
            this(face, Optional.of(JidCreate.bareFromOrThrowUnchecked("last@example.net")));
        }

        @Override
        public Optional<BareJid> account(SettingsFile settings) {
            return remembered;
        }

        @Override
        public Optional<BareJid> askAccount(Locale language) {
            return Optional.of(JidCreate.bareFromOrThrowUnchecked(language + "@example.net"));
        }

        @Override
        public Optional<String> askPassword(BareJid account, Locale language) {
            return Optional.of("asked of " + account);
        }
    }

    @Test
    void whoIsAtATerminalForTheFirstTimeIsAskedForAccountAndPasswordInTheOwnLanguage()
            throws PhoneOptions.UsageException {
        ClientConfig config = PhoneOptions.parse(new Somebody(Face.TUI, Optional.empty()), "--language=fr").config()
                .orElseThrow();
        assertThat(config.account().toString()).isEqualTo("fr@example.net");
        assertThat(config.password()).isEqualTo("asked of fr@example.net");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--ui=tui | --account and --password-file are needed, or a terminal to ask at; --help shows all options.",
        "--ui=tui --password=x | --account is needed, or a terminal to ask at; --help shows all options.",
        "--account=a@b | The password of a@b is needed: in the environment as PEERFIRE_PASSWORD, in a file by"
                + " --password-file, or a terminal to ask at; --help shows all options.",
        "--password-file=/no/such/file | The password cannot be read from /no/such/file.",
        "--password-file=- | There is no password in the first line of the standard input.",
        "--plain=yes | --plain takes no value; leave out \"=yes\".",
        "--help=me | --help takes no value; leave out \"=me\"."})
    void whatIsMissingOrTooMuchIsNamed(String line, String told) {
        assertThatExceptionOfType(PhoneOptions.UsageException.class)
                .isThrownBy(() -> PhoneOptions.parse(line.split(" "))).withMessage(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s\u00e9cret\n", "s\u00e9cret", "s\u00e9cret\r\n", "s\u00e9cret\ncall bob\n"})
    void aPasswordIsTheFirstLineOfAFileOrOfTheInputAndTheOrdersBehindItAreLeft(String text, @TempDir Path directory)
            throws Exception {
        Path file = Files.writeString(directory.resolve("password"), text);
        assertThat(PhoneOptions.parse("--account=a@b", "--password-file", file.toString()).config().orElseThrow()
                .password()).isEqualTo("s\u00e9cret");
        InputStream input = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        PhoneOptions options = PhoneOptions.parse(new Piped(input), "--account=a@b", "--password-file=-");
        assertThat(options.config().orElseThrow().password()).isEqualTo("s\u00e9cret");
        assertThat(options.exposed()).isFalse();
        assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(text.contains("call") ? "call bob\n" : "");
    }

    @Test
    void whatIsTooLongForAPasswordIsSomethingElse(@TempDir Path directory) throws IOException {
        Path film = Files.write(directory.resolve("film"), new byte[5000]);
        assertThatExceptionOfType(PhoneOptions.UsageException.class)
                .isThrownBy(() -> PhoneOptions.parse("--account=a@b", "--password-file=" + film))
                .withMessage("The first line of " + film + " is too long for a password.");
    }

    /** Nobody, but something that can be read. */
    private record Piped(InputStream input) implements Surroundings {

        @Override
        public Face face() {
            return Face.TUI;
        }
    }

    @Test
    void whoeverWritesThePasswordAmongTheOptionsIsWarned() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        try {
            Main.run(new String[] {"--ui=none", "--account=a@localhost", "--password=x", "--server=127.0.0.1:1",
                "--plain"}, System.out, new PrintStream(err, true, StandardCharsets.UTF_8));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Other users of this machine can read a password")
                .contains("--password-file").contains("nothing answers there");
    }

    @Test
    void tlsIsRequiredUnlessToldOtherwise() throws PhoneOptions.UsageException {
        PhoneOptions options = PhoneOptions.parse("--account", "alice@example.net", "--password", "x");
        assertThat(options.config().orElseThrow().security()).isEqualTo(StreamSecurity.REQUIRED);
        assertThat(options.contact()).isEmpty();
    }

    @Test
    void theRegistryMayHaveACertificateOfItsOwn(@TempDir Path folder) throws Exception {
        X509Certificate certificate = anyCertificate();
        Path file = Files.write(folder.resolve("registry.der"), certificate.getEncoded());
        PhoneOptions options = PhoneOptions.parse("--account", "alice@example.net", "--password", "x", "--ui=tui",
                "--legacy", "--trust-registry", file.toString());
        assertThat(options.config().orElseThrow().registryTrusted()).containsExactly(certificate);
        assertThat(options.config().orElseThrow().trusted()).isEmpty();
    }

    private static X509Certificate anyCertificate() throws GeneralSecurityException {
        TrustManagerFactory platform = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        platform.init((KeyStore) null);
        return ((X509TrustManager) platform.getTrustManagers()[0]).getAcceptedIssuers()[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "--account", "--ui", "--ui=gui", "--ui tui --account a@b", "--account alice",
        "--server x --account a@b", "--tone high", "--tone 5", "--legacy=ftp://x/reg.cgi", "--legacy=nowhere",
        "--account a@b --password p --server x:99999", "--account a@b --password p --server x:y",
        "--server :5222", "--server [::1", "--server [::1]5222", "--server []:5222", "--server x:", "--server=",
                "--trust /no/such/file", "--trust-registry /no/such/file", "--seconds NaN", "--seconds -1"})
    void whatCannotBeFollowedIsToldInASentence(String line) {
        assertThatExceptionOfType(PhoneOptions.UsageException.class)
                .isThrownBy(() -> PhoneOptions.parse(line.split(" ")))
                .withMessageEndingWith(".");
    }

    @Test
    void aWindowWithoutAScreenIsRefusedInASentence() {
        assumeTrue(GraphicsEnvironment.isHeadless(), "There is a screen here; no window is opened on it.");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(new String[] {"--ui=swing", "--language=en"}, System.out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("There is no screen for a window; --ui=tui needs none.");
    }

    @Test
    void helpNamesEveryOptionAndNeedsNoAccount() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = Main.run(new String[] {"--help"}, new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--ui", "--account", "--password", "--password-file", "--server", "--trust",
                "--trust-registry", "--plain", "--call", "--seconds", "--tone", "--mic", "--camera", "--play",
                "--record", "--legacy", "--settings", "--language", "--help");
    }
}
