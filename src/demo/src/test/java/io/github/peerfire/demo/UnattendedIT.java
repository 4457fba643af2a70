package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Contact;
import io.github.peerfire.client.RelayPolicy;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.CallView;
import io.github.peerfire.phone.control.MemberSnapshot;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneDevice;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.unattended.UnattendedFace;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A phone at which nobody sits. */
@Timeout(240)
class UnattendedIT extends TwoFriends {

    private static final PhoneSentences ENGLISH = new PhoneSentences(Locale.ENGLISH);
    private static final int ENOUGH = 50;
    private static final Pattern COUNTERS = Pattern.compile("Sent: (\\d+) messages with sound, 1 with text;"
            + " received: (\\d+) and 1; heard: \\d+ Hz\\.");

    @TempDir
    private Path directory;

    private Desk hers;
    private Desk his;

    /** A phone, its face, and what that prints. */
    private final class Desk implements AutoCloseable {

        private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        private final PhoneController phone;
        private final UnattendedFace face;

        Desk(String microphone, Optional<Duration> longest) {
            phone = new PhoneController(MediaSettings.NONE.withMicrophone(microphone),
                    new SettingsFile(directory.resolve("settings")).unused(), ENGLISH);
            face = new UnattendedFace(phone, ENGLISH, new PrintStream(printed, true, StandardCharsets.UTF_8), longest);
        }

        String[] lines() {
            return printed.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
        }

        /** Waits for more than a second of sound. */
        void hear() throws Exception {
            CallView call = Watch.view(phone);
            assertThat(Patience.upTo(Duration.ofSeconds(60)).until(
                    () -> call.counters(CallView.OTHER).audioReceived().messages() > ENOUGH)).isTrue();
        }

        @Override
        public void close() {
            phone.close();
        }
    }

    @BeforeEach
    void nobodySitsDown() {
        hers = new Desk("tone:440", Optional.empty());
        his = new Desk("tone:660", Optional.empty());
    }

    @AfterEach
    void thePhonesClose() {
        hers.close();
        his.close();
    }

    @Test
    void twoOfThemTalkAndPrintWhatTheyHeard() throws Exception {
        assertThat(his.face.signIn(phones.config(bob))).isEmpty();
        assertThat(hers.face.signIn(phones.config(alice))).isEmpty();
        CompletableFuture<Optional<Integer>> placed = hers.phone.place(Phones.address(bob), false);
        CompletableFuture<Boolean> talk = hers.face.talk(placed);
        hers.hear();
        his.hear();
        Watch.await(hers.phone, Watch.current(call -> call.chat().size() == 2));
        Watch.await(his.phone, Watch.current(call -> call.chat().size() == 2));
        hers.phone.hangUp(Phones.await(placed).orElseThrow());
        assertThat(Phones.await(talk)).isTrue();
        Watch.await(his.phone, now -> now.calls().isEmpty());

        PhoneDevice device = hers.phone.snapshot().device().orElseThrow();
        String[] lines = hers.lines();
        assertThat(lines).startsWith("Signed in as " + alice.address() + ".",
                "This device is " + device.jid() + ", with peer ID " + device.peer() + ".")
                .contains(bob.address() + ": Ringing.", bob.address() + ": In a call.",
                        bob.address() + ": Nobody sits at this phone; it talks and listens by itself.");
        assertThat(lines[lines.length - 2]).isEqualTo(bob.address() + ": You ended the call.");
        assertSound(lines[lines.length - 1]);
        String[] there = his.lines();
        assertThat(there).doesNotContain(ENGLISH.text("call.incoming", alice.address()))
                .contains(List.of(lines).stream().filter(line -> line.startsWith("Code")).findFirst().orElseThrow());
        assertThat(there[there.length - 2]).isEqualTo(alice.address() + ": The other side ended the call.");
        assertSound(there[there.length - 1]);
        assertThat(Files.list(directory)).as("nothing is remembered").isEmpty();
    }

    private static void assertSound(String last) {
        Matcher counters = COUNTERS.matcher(last);
        assertThat(counters.matches()).as(last).isTrue();
        assertThat(Integer.parseInt(counters.group(1))).isGreaterThan(ENOUGH);
        assertThat(Integer.parseInt(counters.group(2))).isGreaterThan(ENOUGH);
    }

    @Test
    void severalWhoCallAreAnsweredAndNoneIsHeldForAnother(TestUsers users) throws Exception {
        TestUser carol = users.create("carol");
        users.befriend(bob, carol);
        assertThat(his.face.signIn(phones.config(bob))).isEmpty();
        TalkingCall first = phones.signIn(alice).call(Phones.address(bob));
        Phones.await(first.firstAudio());
        TalkingCall second = phones.signIn(carol).call(Phones.address(bob));
        Phones.await(second.firstAudio());
        Phones.awaitSound(first);
        assertThat(his.phone.snapshot().calls()).hasSize(2).noneMatch(CallSnapshot::held);
    }

    @Test
    void anInvitationToAGroupIsAccepted() throws Exception {
        assertThat(his.face.signIn(phones.config(bob))).isEmpty();
        PhoneController host = phones.phone(alice, MediaSettings.NONE.withMicrophone("tone"));
        Watch.await(host, now -> now.contacts().stream().anyMatch(Contact::callable));
        host.placeGroup(List.of(Phones.address(bob)), false);
        Watch.await(host, Watch.current(call -> call.heard()
                && call.members().stream().anyMatch(MemberSnapshot::connected)));
        Watch.await(his.phone, Watch.current(CallSnapshot::heard));
        Watch.await(host, Watch.current(call -> call.chat().stream()
                .anyMatch(line -> line.text().contains("Nobody sits at this phone"))));
    }

    @Test
    void whySigningInFailedIsOneSentence() throws Exception {
        TestUser forgetful = new TestUser(alice.name(), "wrong", alice.domain());
        assertThat(hers.face.signIn(phones.config(forgetful))).contains("The server did not let " + alice.address()
                + " in: the account or its password is wrong; type both again.");
        assertThat(his.face.signIn(phones.config(bob).withDrivers(new BlockedDrivers()).withRelays(RelayPolicy.NEVER)
                .withTimeout(Duration.ofSeconds(3))).orElseThrow())
                .startsWith("No RTMFP connection to the rendezvous: ").contains("Your network blocks UDP;");
        assertThat(hers.lines()).isEmpty();
        assertThat(his.lines()).isEmpty();
    }

    @Test
    void usersOfAdobesVideoPhoneAreAnsweredAndCalledByName(EmbeddedOpenfire server) throws Exception {
        try (LookupService lookups = new LookupService(server);
                AdobePhones adobes = new AdobePhones(server, lookups.address());
                Desk desk = new Desk("tone", Optional.of(Duration.ofSeconds(1)))) {
            assertThat(desk.face.signIn(phones.config(alice).withVideoPhone(Optional.of(lookups.address()))))
                    .isEmpty();
            AdobePhone caller = adobes.stratus("vera");
            caller.call(alice.name());
            assertThat(Phones.await(caller.accepted)).isEqualTo(alice.name());
            Watch.await(desk.phone, now -> now.calls().isEmpty() && Watch.told("You ended the call.").test(now));

            AdobePhone callee = adobes.stratus("wanda");
            callee.register();
            CompletableFuture<Boolean> talk = desk.face.talk(desk.phone.placeVideoPhone("wanda"));
            assertThat(Phones.await(callee.incoming)).isEqualTo(alice.name());
            callee.accept();
            assertThat(Phones.await(talk)).isTrue();
            assertThat(Phones.await(desk.face.talk(desk.phone.placeVideoPhone("nobody")))).isFalse();
            assertThat(desk.lines()).contains("vera (not verified): You ended the call.",
                    "wanda (not verified): You ended the call.").endsWith(ENGLISH.text("legacy.nobody", "nobody"));
        }
    }

    @Test
    void aRegistryThatIsNotThereIsToldWhenSomebodyIsCalledByName() throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:1/reg.cgi");
        assertThat(hers.face.signIn(phones.config(alice).withVideoPhone(Optional.of(nowhere)))).isEmpty();
        assertThat(Phones.await(hers.face.talk(hers.phone.placeVideoPhone("vera")))).isFalse();
        assertThat(hers.lines()).endsWith(ENGLISH.text("legacy.noRegistry"));
    }
}
