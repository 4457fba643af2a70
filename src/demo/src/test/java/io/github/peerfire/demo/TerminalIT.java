package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.ToneMeter;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.tui.TerminalFace;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Alice types at a terminal, Bob's phone is told what to do by the test. */
@ExtendWith(OpenfireExtension.class)
@Timeout(300)
class TerminalIT {

    private static final PhoneSentences ENGLISH = new PhoneSentences(Locale.ENGLISH);

    /** The tone that phones without a microphone send, in decibels of full scale. */
    private static final double FULL = -9;

    @TempDir
    private Path directory;

    private PhoneController hers;
    private PhoneController his;
    private PhoneController third;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PipedWriter keyboard = new PipedWriter();
    private TestUser alice;
    private TestUser bob;
    private TestUser carol;
    private Phones phones;

    @BeforeEach
    void twoFriends(EmbeddedOpenfire server, TestUsers users) {
        phones = new Phones(server);
        hers = phone("tone");
        his = phone("beat");
        third = phone("tone:660");
        alice = users.create("alice");
        bob = users.create("bob");
        carol = users.create("carol");
        users.befriend(alice, bob);
        users.befriend(alice, carol);
    }

    @AfterEach
    void everybodySignsOut() {
        hers.close();
        his.close();
        third.close();
        phones.close();
    }

    private PhoneController phone(String microphone) {
        return new PhoneController(MediaSettings.NONE.withMicrophone(microphone),
                new SettingsFile(directory.resolve(microphone).resolve("settings")), ENGLISH);
    }

    private void type(String line) throws IOException {
        keyboard.write(line + "\n");
        keyboard.flush();
    }

    private void signInAgain() {
        try {
            hers.signIn(phones.config(alice));
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<Void> sitDown() throws IOException {
        BufferedReader in = new BufferedReader(new PipedReader(keyboard));
        TerminalFace face = new TerminalFace(hers, ENGLISH, in, new PrintStream(printed, true, StandardCharsets.UTF_8),
                named -> signInAgain());
        return CompletableFuture.runAsync(() -> {
            try {
                face.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void aWholeCallIsTypedLineByLine() throws Exception {
        assertThat(Phones.await(his.signIn(phones.config(bob)))).isTrue();
        CompletableFuture<Boolean> signingIn = hers.signIn(phones.config(alice));
        CompletableFuture<Void> sitting = sitDown();
        type("contacts");
        see(" <" + bob.address() + ">");
        assertThat(Phones.await(signingIn)).isTrue();
        Watch.await(hers, now -> now.contacts().stream().anyMatch(contact -> contact.callable()));
        type("contacts");
        type("call bob");
        Watch.await(his, now -> now.ringing().isPresent() && Watch.told("is calling.").test(now));
        his.accept(his.snapshot().ringing().orElseThrow().number());
        Watch.await(hers, Watch.current(call -> call.active() && call.code().isPresent()
                && call.history().last().isPresent()));
        type("code");
        type("stats");
        type("mute");
        Watch.await(his, Watch.current(call -> !call.media().mutedByPeer().isEmpty()));
        type("hold");
        Watch.await(hers, Watch.current(CallSnapshot::held));
        Watch.await(his, Watch.current(call -> call.media().heldByPeer()));
        type("hold");
        Watch.await(his, Watch.current(call -> !call.media().heldByPeer()));
        Watch.await(his, Watch.current(call -> call.history().samples().size() >= 2));
        String code = his.snapshot().current().flatMap(CallSnapshot::code).orElseThrow();
        type("hangup");
        Watch.await(his, now -> now.calls().isEmpty());
        Watch.await(hers, now -> now.calls().isEmpty());
        type("quit");
        Phones.await(sitting);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Signed in as " + alice.address(), "* ",
                bob.address(), "Code to compare by voice: " + code, "kbit/s out", "Your microphone is muted.",
                "The call is on hold.", "The call goes on.", "Goodbye.");
    }

    /** Waits until a line says so. */
    private void see(String part) {
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(
                () -> printed.toString(StandardCharsets.UTF_8).contains(part))).as("%s in %s", part, printed).isTrue();
    }

    @Test
    void whoeverTalksAlreadyCallsNobodyTwiceAndHoldsOneToTalkToAnother() throws Exception {
        assertThat(Phones.await(hers.signIn(phones.config(alice)))).isTrue();
        assertThat(Phones.await(his.signIn(phones.config(bob)))).isTrue();
        assertThat(Phones.await(third.signIn(phones.config(carol)))).isTrue();
        CompletableFuture<Void> sitting = sitDown();
        Watch.await(hers, now -> now.contacts().stream().allMatch(contact -> contact.callable())
                && now.contacts().size() == 2);
        type("call bob");
        answer(his);
        Watch.await(hers, Watch.current(CallSnapshot::active));
        type("call bob");
        see("You are in a call with " + bob.address() + " already.");
        type("invite carol");
        see("Nobody can be added to a call of two.");
        type("camera");
        see("This call has no pictures.");
        type("switch");
        see("There is no other call.");
        type("call carol");
        Watch.await(hers, Watch.current(call -> call.name().equals(carol.address())));
        type("mute");
        see("nobody has answered yet");
        answer(third);
        Watch.await(his, Watch.current(call -> call.active() && call.media().heldByPeer()));
        Watch.await(hers, Watch.current(call -> call.active() && call.name().equals(carol.address())));
        type("switch");
        Watch.await(third, Watch.current(call -> call.media().heldByPeer()));
        Watch.await(his, Watch.current(call -> !call.media().heldByPeer()));
        Watch.await(hers, Watch.current(call -> call.name().equals(bob.address())));
        type("hangup");
        Watch.await(his, now -> now.calls().isEmpty());
        Watch.await(hers, Watch.current(call -> call.name().equals(carol.address())));
        type("hold");
        Watch.await(third, Watch.current(call -> !call.media().heldByPeer()));
        third.setHeld(third.snapshot().current().orElseThrow().number(), true);
        see(carol.address() + ": The other side holds the call.");
        type("quit");
        Phones.await(sitting);
    }

    @Test
    void anInvitationToAGroupIsDeclinedOrTakenBackAndBothSidesAreTold() throws Exception {
        assertThat(Phones.await(hers.signIn(phones.config(alice)))).isTrue();
        assertThat(Phones.await(his.signIn(phones.config(bob)))).isTrue();
        Watch.await(his, now -> now.contacts().stream().anyMatch(contact -> contact.callable()));
        his.placeGroup(List.of(Phones.address(alice)), false);
        hers.decline(Watch.await(hers, now -> now.ringing().isPresent()).ringing().orElseThrow().number());
        Watch.await(his, Watch.told(alice.address() + " does not take part."));
        his.hangUp(his.snapshot().current().orElseThrow().number());
        Watch.await(his, now -> now.calls().isEmpty());

        his.placeGroup(List.of(Phones.address(alice)), false);
        Watch.await(hers, now -> now.ringing().isPresent());
        his.hangUp(his.snapshot().current().orElseThrow().number());
        Watch.await(hers, Watch.told(CallState.ended(CallEnding.CANCELLED_BY_CALLER).explain(Locale.ENGLISH)));
    }

    @Test
    void otherDevicesAndAnotherVolumeAreHeardInTheCallThatGoesOn() throws Exception {
        PhoneController phone = phones.phone(bob, MediaSettings.NONE.withMicrophone("tone"));
        phone.answerAutomatically();
        assertThat(Phones.await(hers.signIn(phones.config(alice)))).isTrue();
        CompletableFuture<Void> sitting = sitDown();
        Watch.await(hers, now -> now.contacts().stream().anyMatch(contact -> contact.callable()));
        type("call bob");
        ToneMeter heard = Watch.ear(phone);
        hear(() -> heard, 440, FULL);
        type("devices microphone tone:660");
        hear(() -> heard, 660, FULL);
        Path recording = directory.resolve("heard.wav");
        type("devices loudspeaker " + recording);
        hear(() -> end(recording), 440, FULL);
        type("volume 50");
        hear(() -> end(recording), 440, FULL - 6);
        type("quit");
        Phones.await(sitting);
    }

    /** Waits until a tone is heard, so loud, and nothing else for half a second, also no pause. */
    private static void hear(Supplier<ToneMeter> ear, double hertz, double decibels) {
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> {
            ToneMeter heard = ear.get();
            return Math.abs(heard.frequency() - hertz) < 5 && Math.abs(heard.decibels() - decibels) < 2
                    && heard.purity() > 0.9;
        })).as("%s Hz, %s dB", hertz, decibels).isTrue();
    }

    /** The half second at the end of a recording that goes on. */
    private static ToneMeter end(Path recording) {
        ToneMeter meter = new ToneMeter();
        try {
            ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(recording)).order(ByteOrder.LITTLE_ENDIAN);
            short[] last = new short[AudioFrame.RATE / 2];
            if (all.limit() > 2 * last.length) {
                all.position(all.limit() / 2 * 2 - 2 * last.length).asShortBuffer().get(last);
                meter.take(last);
            }
        } catch (IOException e) {
            // It has not begun yet.
        }
        return meter;
    }

    private static void answer(PhoneController called) throws Exception {
        Watch.await(called, now -> now.ringing().isPresent());
        called.accept(called.snapshot().ringing().orElseThrow().number());
    }

    @Test
    void aWrongPasswordIsToldAndTheRightOneTriedAfterwards() throws Exception {
        TestUser forgetful = new TestUser(alice.name(), "wrong", alice.domain());
        CompletableFuture<Void> sitting = sitDown();
        assertThat(Phones.await(hers.signIn(phones.config(forgetful)))).isFalse();
        assertThat(hers.snapshot().notice().orElseThrow().sentence())
                .endsWith("the account or its password is wrong; type both again.");
        type("signin");
        Watch.await(hers, Watch.told("Signed in as"));
        type("signin");
        type("quit");
        Phones.await(sitting);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Type signin to try again", "You are signed in already");
    }

    @Test
    void aDeclinedCallEndsInASentence() throws Exception {
        assertThat(Phones.await(hers.signIn(phones.config(alice)))).isTrue();
        assertThat(Phones.await(his.signIn(phones.config(bob)))).isTrue();
        his.place(Phones.address(alice), false);
        CompletableFuture<Void> sitting = sitDown();
        Watch.await(hers, now -> now.ringing().isPresent());
        type("decline");
        Watch.await(his, now -> now.calls().isEmpty() && Watch.told(alice.address() + ": ").test(now));
        type("quit");
        Phones.await(sitting);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Accept or decline?");
    }
}
