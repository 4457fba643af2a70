package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.demo.window.PhoneOnScreen;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.CallView;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSettings;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.invite.element.CallInvite;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** Alice uses the phone's window with mouse and keyboard, on a screen of its own; the others' phones have none. */
@ExtendWith(OpenfireExtension.class)
@Timeout(240)
class WindowIT {

    /** So many seconds are in the guide's graphs at least. */
    private static final int SAMPLES = 20;

    /** So often somebody invites and takes that back. */
    private static final int FLOOD = 1000;
    /** Within that the window has to do what it is told; what it is told takes a moment, and machines may be busy. */
    private static final Duration PROMPT = Duration.ofSeconds(15);
    private static final EntityBareJid ROOM = JidCreate.entityBareFromOrThrowUnchecked("room@rooms.example.net");

    private static final String INCOMING = "is calling. Accept or decline?";
    private static final PhoneSentences ENGLISH = new PhoneSentences(Locale.ENGLISH);

    @TempDir
    private Path directory;

    private TestUser alice;
    private TestUser bob;
    private TestUser carol;
    private Phones phones;
    private PhoneController his;
    private PhoneController hers;
    private PhoneOnScreen window;

    @BeforeEach
    void threeFriends(EmbeddedOpenfire server, TestUsers users) throws Exception {
        assumeTrue(PhoneOnScreen.isPossible(), "Xvfb is not installed; no window is opened.");
        phones = new Phones(server);
        alice = users.create("alice");
        bob = users.create("bob");
        carol = users.create("carol");
        users.befriend(alice, bob);
        users.befriend(alice, carol);
        his = phone("bob");
        hers = phone("carol");
        assertThat(Phones.await(his.signIn(phones.config(bob)))).isTrue();
        window = new PhoneOnScreen(List.of("--ui=swing", "--language=en", "--server",
                "127.0.0.1:" + server.port(), "--trust", server.certificate().toString(), "--mic=tone",
                "--play=" + PhoneOnScreen.HEADSET, "--camera=test", "--settings",
                directory.resolve("settings").toString()));
    }

    private PhoneController phone(String name) {
        return new PhoneController(MediaSettings.NONE.withMicrophone("beat").withCamera("test"),
                new SettingsFile(directory.resolve(name)), ENGLISH);
    }

    @AfterEach
    void everybodySignsOut() {
        window.close();
        his.close();
        hers.close();
    }

    @Test
    void aPersonSignsInCallsTalksAndQuits() throws Exception {
        signIn();
        call();
        takeACall();
        miss();
        talkToTwo();
        devices();
        flood();
        assertThat(window.quit("menu", "Phone", "Quit")).isZero();
        Watch.await(his, now -> now.contacts().stream().noneMatch(contact -> contact.callable()));
        PhoneSettings kept = new SettingsFile(directory.resolve("settings")).load();
        assertThat(kept.account()).contains(Phones.address(alice));
        assertThat(kept.memory(Phones.address(alice)).missed()).isNotEmpty().hasSizeLessThan(FLOOD / 10)
                .allMatch(call -> call.account().equals(Optional.of(Phones.address(carol))));
        assertThat(directory.resolve("settings")).content().doesNotContain(alice.password());
    }

    /** A server that takes the connection and never says anything. */
    @Test
    void whoeverWaitsForAServerCanGiveUpAndQuit() throws Exception {
        window.close();
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            window = new PhoneOnScreen(List.of("--ui=swing", "--language=fr", "--server",
                    "127.0.0.1:" + silent.getLocalPort(), "--settings", directory.resolve("settings").toString()));
            window.order("type", "Compte, par exemple alice@example.net", alice.address());
            window.order("type", "Mot de passe", alice.password());
            window.order("press", "Se connecter");
            window.order("see", "Connexion en cours");
            picture("signing-in");
            window.order("at", "Annuler");
            window.order("keys", "ESCAPE");
            window.order("press", "Se connecter");
            assertThat(window.quit("menu", "T\u00e9l\u00e9phone", "Quitter")).isZero();
        }
    }

    /** Letters with Alt, Tab, arrows, Enter and Esc; the mouse is never moved. */
    @Test
    void theKeyboardAloneIsEnough() throws Exception {
        window.order("write", "Account, for example alice@example.net", alice.address());
        window.order("keys", "ENTER");
        window.order("write", "Password", alice.password());
        window.order("keys", "ENTER");
        window.order("see", bob.address() + " \u2014 Is online.");
        window.order("at", "Contacts");
        window.order("keys", "TAB");
        window.order("at", "Call");
        window.order("keys", "alt E");
        window.order("write", "Search", bob.name());
        chooseWhileSearching();
        window.order("keys", "alt T", "alt V");
        answer(his);
        window.order("see", his.snapshot().current().flatMap(CallSnapshot::code).orElseThrow());
        // Keys for what cannot be done yet do nothing.
        window.order("see", bob.address() + ": In a call.");
        window.order("keys", "alt M");
        Watch.await(his, Watch.current(now -> now.media().mutedByPeer().contains(MediaKind.AUDIO)));
        window.order("keys", "alt O");
        Watch.await(his, Watch.current(now -> now.media().mutedByPeer().contains(MediaKind.VIDEO)));
        window.order("keys", "alt L");
        Watch.await(his, Watch.current(now -> now.media().heldByPeer()));
        window.order("keys", "alt L");
        Watch.await(his, Watch.current(now -> !now.media().heldByPeer()));
        window.order("keys", "alt N");
        window.order("write", "Line", "Yes!");
        window.order("keys", "ENTER");
        Watch.await(his, Watch.current(now -> now.chat().size() == 1));
        window.order("keys", "alt U");
        window.order("at", "Volume");
        window.order("keys", "alt H");
        Watch.await(his, now -> now.calls().isEmpty());
        his.place(Phones.address(alice), false);
        window.order("see", INCOMING);
        window.order("rings");
        window.order("keys", "alt D");
        Watch.await(his, now -> now.calls().isEmpty());
        window.order("silent");
        window.order("keys", "alt E", "alt T");
        window.order("at", "Contacts");
        window.order("keys", "ENTER");
        Watch.await(his, now -> now.ringing().isPresent());
        window.order("keys", "alt H");
        Watch.await(his, now -> now.calls().isEmpty());
        window.order("keys", "alt P", "S");
        window.order("write", "Password", alice.password());
        window.order("keys", "ENTER");
        window.order("at", "Contacts");
        // The last step: without a window manager, nobody gives the keyboard back to the window.
        window.order("keys", "alt G", "D");
        window.order("see", "How loud you are");
        window.order("keys", "ESCAPE");
        window.order("lose", "How loud you are");
    }

    /** What chooses in a menu is not typed, what comes then is. */
    private void chooseWhileSearching() throws Exception {
        window.order("keys", "alt G");
        window.order("see", "Look like the system");
        window.order("keys", "Y", "X");
        window.order("see", bob.name() + "x");
        window.order("see", "No contact matches.");
        window.order("keys", "BACK_SPACE");
    }

    /** Waits until it rings, and talks. */
    private static void answer(PhoneController called) throws Exception {
        Watch.await(called, now -> now.ringing().isPresent());
        called.accept(called.snapshot().ringing().orElseThrow().number());
        Watch.await(called, Watch.current(now -> now.active() && now.code().isPresent()));
    }

    private void signIn() throws Exception {
        window.order("see", "Your password is not kept.");
        window.order("type", "Account, for example alice@example.net", alice.address());
        window.order("type", "Password", "wrong");
        picture("sign-in");
        window.order("press", "Sign in");
        window.order("see", "the account or its password is wrong; type both again.");
        picture("wrong-password");
        window.order("type", "Password", alice.password());
        window.order("press", "Sign in");
        window.order("see", "Choose a contact and call");
        window.order("see", bob.address() + " \u2014 Is online.");
        picture("contacts");
    }

    private void call() throws Exception {
        window.order("type", "Search", bob.name());
        window.order("lose", carol.address());
        picture("search");
        window.order("choose", "Contacts", bob.address());
        window.order("press", "Video call");
        Watch.await(his, now -> now.ringing().isPresent());
        window.order("see", "Ringing.");
        window.order("rings");
        picture("calling");
        int call = his.snapshot().ringing().orElseThrow().number();
        his.accept(call);
        Watch.await(his, Watch.current(now -> now.active() && now.code().isPresent()));
        window.order("see", his.snapshot().current().flatMap(CallSnapshot::code).orElseThrow());
        window.order("picture", "Picture of " + bob.address());
        window.order("picture", "Your picture");
        window.order("press", "Mute");
        Watch.await(his, Watch.current(now -> !now.media().mutedByPeer().isEmpty()));
        window.order("press", "Mute");
        Watch.await(his, Watch.current(now -> now.media().mutedByPeer().isEmpty()));
        his.say(call, "Can you see me?");
        window.order("see", bob.address() + ": Can you see me?");
        window.order("type", "Line", "Yes!");
        window.order("press", "Send");
        Watch.await(his, Watch.current(now -> now.chat().size() == 2));
        talkForTheGuide(his);
        picture("call");
        window.order("press", "Hold");
        Watch.await(his, Watch.current(now -> now.media().heldByPeer()));
        window.order("see", "The call is on hold.");
        if (PhoneOnScreen.IS_FOR_GUIDE) {
            window.order("fall", "Microphone");
            window.order("fall", "Loudspeaker");
        }
        picture("hold");
        window.order("press", "Hold");
        Watch.await(his, Watch.current(now -> !now.media().heldByPeer()));
        for (String graph : List.of("Sound", "Pictures", "Round trip")) {
            window.order("graph", graph);
        }
        // What the graphs show: there, pictures are more than sound.
        Watch.await(his, Watch.current(now -> now.history().last().filter(second -> second.audioReceived() > 0
                && second.videoReceived() > second.audioReceived() && second.roundTripMilliseconds() > 0).isPresent()));
        window.order("press", "Hang up");
        Watch.await(his, now -> now.calls().isEmpty());
        window.order("see", "You ended the call.");
        window.order("type", "Search", "");
    }

    private void takeACall() throws Exception {
        his.place(Phones.address(alice), false);
        window.order("see", INCOMING);
        window.order("rings");
        picture("incoming");
        window.order("press", "Accept");
        Watch.await(his, Watch.current(CallSnapshot::active));
        window.order("talks");
        his.say(his.snapshot().current().orElseThrow().number(), "Good morning!");
        window.order("see", bob.address() + ": Good morning!");
        talkForTheGuide(his);
        picture("voice");
        takeAnother();
        his.hangUp(his.snapshot().current().orElseThrow().number());
        window.order("see", "The other side ended the call.");
        window.order("silent");
    }

    /** Whoever calls meanwhile waits behind a tab, and is talked to alone. */
    private void takeAnother() throws Exception {
        assertThat(Phones.await(hers.signIn(phones.config(carol)))).isTrue();
        Watch.await(hers, now -> now.contacts().stream().anyMatch(contact -> contact.callable()));
        hers.place(Phones.address(alice), true);
        window.order("see", carol.address() + " is calling with video. Accept or decline?");
        picture("second-call");
        window.order("keys", "alt 2");
        window.order("press", "Accept");
        Watch.await(his, Watch.current(now -> now.media().heldByPeer()));
        window.order("picture", "Picture of " + carol.address());
        talkForTheGuide(hers);
        picture("two-calls");
        window.order("press", "Hang up");
        Watch.await(hers, now -> now.calls().isEmpty());
        window.order("see", "The call is on hold.");
    }

    private void miss() throws Exception {
        ringInVain();
        picture("missed");
        window.order("press", "Call back");
        Watch.await(his, now -> now.ringing().isPresent());
        his.decline(his.snapshot().ringing().orElseThrow().number());
        window.order("lose", "Missed calls");
        ringInVain();
        window.order("press", "Forget");
        window.order("lose", "Missed calls");
    }

    private void ringInVain() throws Exception {
        his.place(Phones.address(alice), false);
        Watch.await(his, Watch.current(CallSnapshot::ringsThere));
        window.order("see", INCOMING);
        window.tray(true, bob.address() + " " + INCOMING);
        window.order("rings");
        his.hangUp(his.snapshot().current().orElseThrow().number());
        window.order("see", "Missed calls");
        window.tray(false, INCOMING);
        window.order("silent");
    }

    private void talkToTwo() throws Exception {
        window.order("see", carol.address() + " \u2014 Is online.");
        window.order("choose", "Contacts", bob.address());
        window.order("add", "Contacts", carol.address());
        window.order("press", "Video call");
        for (PhoneController invited : List.of(his, hers)) {
            Watch.await(invited, now -> now.ringing().isPresent());
            invited.accept(invited.snapshot().ringing().orElseThrow().number());
            Watch.await(invited, Watch.current(CallSnapshot::active));
        }
        window.order("picture", "Picture of " + bob.address());
        window.order("picture", "Picture of " + carol.address());
        Watch.await(his, Watch.current(now -> now.members().stream().filter(member -> member.connected())
                .count() == 2));
        CallView heard = Phones.await(his.view(his.snapshot().current().orElseThrow().number())).orElseThrow();
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> heard.loudspeakerLevel() > 0.3)).isTrue();
        window.order("press", "Hold");
        Watch.await(his, Watch.current(now -> now.members().stream().anyMatch(
                member -> member.resting().contains(MediaKind.AUDIO))));
        window.order("press", "Hold");
        Watch.await(his, Watch.current(now -> now.members().stream().allMatch(member -> member.resting().isEmpty())));
        window.order("type", "Line", "Good that you are both here.");
        window.order("press", "Send");
        Watch.await(hers, Watch.current(now -> now.chat().size() == 1));
        talkForTheGuide(his);
        picture("group");
        window.order("press", "Hang up");
        hers.hangUp(hers.snapshot().current().orElseThrow().number());
    }

    private void devices() throws Exception {
        window.pictureOfMenu("Settings", "menu");
        window.order("menu", "Settings", "Devices\u2026");
        window.order("picture", "Your picture");
        window.order("rise", "How loud you are");
        picture("devices");
        window.order("menu", "Settings", "Devices\u2026");
        window.order("press", "Close");
        // Whoever asks for them again gets no second dialog.
        window.order("lose", "How loud you are");
    }

    /** A contact invites to groups and takes that back, faster than anybody could see. */
    private void flood() throws Exception {
        XMPPTCPConnection connection = RawClient.connect(phones.config(carol));
        Roster roster = Roster.getInstanceFor(connection);
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> phoneOfAlice(roster) != null)).isTrue();
        for (int i = 0; i < FLOOD; i++) {
            CallInvite invitation = CallInvite.to(ROOM, true, true);
            send(connection, "invitation-" + i, invitation);
            send(connection, "retraction-" + i, CallInvite.of(CallInvite.Kind.RETRACT, "invitation-" + i));
        }
        // Whatever it is answered, what was sent before has arrived then.
        RawClient.answer(connection, phoneOfAlice(roster), "<ping xmlns='urn:xmpp:ping'/>");
        long arrived = System.nanoTime();
        window.order("type", "Search", "nobody");
        window.order("see", "No contact matches.");
        assertThat(Duration.ofNanos(System.nanoTime() - arrived)).isLessThan(PROMPT);
        connection.instantShutdown();
    }

    private EntityFullJid phoneOfAlice(Roster roster) {
        Jid from = roster.getPresence(Phones.address(alice)).getFrom();
        return from == null ? null : from.asEntityFullJidIfPossible();
    }

    private void send(XMPPTCPConnection from, String id, CallInvite said) throws Exception {
        from.sendStanza(StanzaBuilder.buildMessage(id).to(Phones.address(alice)).ofType(Message.Type.chat)
                .addExtension(said).build());
    }

    private static void talkForTheGuide(PhoneController with) throws Exception {
        if (PhoneOnScreen.IS_FOR_GUIDE) {
            Watch.await(with, Watch.current(now -> now.history().samples().size() >= SAMPLES));
        }
    }

    private void picture(String name) throws Exception {
        window.picture(name);
    }
}
