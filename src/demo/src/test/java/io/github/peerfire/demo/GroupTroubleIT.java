package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Backoff;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.client.GroupCallEnding;
import io.github.peerfire.client.GroupCallFailure;
import io.github.peerfire.client.GroupInvitation;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.muji.ConferenceState;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/** What befalls calls of several people, in rooms of a real server, over real UDP (ProtoXEP section 9). */
@ExtendWith(OpenfireExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupTroubleIT {

    @TempDir
    private Path directory;

    private GroupParty party;
    private XMPPTCPConnection owner;

    @BeforeAll
    void fourSignInAndTheFirstOnAnotherDeviceToo(EmbeddedOpenfire server, TestUsers users) throws Exception {
        party = new GroupParty(server, users);
        party.signIn(4);
        owner = RawClient.connect(party.config(party.account(0)));
    }

    @AfterEach
    void everybodyLeaves() throws Exception {
        party.leave();
    }

    @AfterAll
    void everybodySignsOut() {
        owner.instantShutdown();
        party.close();
    }

    /** The room's owner, at a device that takes no part in the call. */
    private MultiUserChat supervise(EntityBareJid room) throws Exception {
        MultiUserChat chat = MultiUserChatManager.getInstanceFor(owner).getMultiUserChat(room);
        chat.join(Resourcepart.from("owner"));
        return chat;
    }

    @Test
    void whoeverIsPutOutHearsNobodyAndIsHeardByNobody() throws Exception {
        List<GroupGuest> four = party.some(0, 4);
        GroupGuest kicked = four.get(3);
        GroupGuest banned = four.get(2);
        EntityBareJid room = GroupParty.meet(four, MediaKind.AUDIO);
        GroupParty.awaitMesh(four);
        MultiUserChat chat = supervise(room);

        chat.kickParticipant(Resourcepart.from(kicked.nick()), null);
        assertThat(Phones.await(kicked.call().ended())).isEqualTo(GroupCallEnding.PUT_OUT);
        chat.banUser(banned.account(), null);
        assertThat(Phones.await(banned.call().ended())).isEqualTo(GroupCallEnding.BANNED);
        GroupParty.awaitMesh(four.subList(0, 2));
        GroupParty.awaitSound(four.subList(0, 2));
        for (GroupGuest gone : List.of(kicked, banned)) {
            assertThat(gone.call().state()).isEqualTo(ConferenceState.REMOVED);
            assertThat(gone.call().members()).isEmpty();
            assertThat(gone.client().groups().all()).isEmpty();
            gone.forget();
        }
        GroupParty.awaitSound(four.subList(0, 2));
        assertThat(kicked.heard()).isEmpty();
        assertThat(banned.heard()).isEmpty();

        assertThat(GroupCallIT.refusal(banned.client().groups().join(room, MediaKind.AUDIO)))
                .isEqualTo(GroupCallFailure.NO_MEMBER);
        kicked.join(room, MediaKind.AUDIO);
        List<GroupGuest> three = List.of(four.get(0), four.get(1), kicked);
        GroupParty.awaitMesh(three);

        chat.destroy(null, null);
        for (GroupGuest guest : three) {
            GroupCallEnding why = Phones.await(guest.call().ended());
            assertThat(why).isEqualTo(GroupCallEnding.ROOM_CLOSED);
            assertThat(why.explain(Locale.ENGLISH)).isEqualTo("The room of this call was closed.");
            assertThat(guest.call().members()).isEmpty();
        }
    }

    @Test
    void aLostStreamDoesNotHurtTheCallAndWhoDiesLeavesTheOthersWhole() throws Exception {
        CuttingProxy proxy = new CuttingProxy(party.server().address());
        RoamingDrivers drivers = new RoamingDrivers();
        GroupGuest mobile = party.signIn(party.account("mobile"), config -> config.withDrivers(drivers)
                .withServer("127.0.0.1", proxy.port())
                .withBackoff(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1))));
        List<GroupGuest> three = List.of(party.get(0), party.get(1), mobile);
        EntityBareJid room = GroupParty.meet(three, MediaKind.AUDIO);
        Phones.await(party.get(0).call().invite(party.get(2).account()));
        GroupParty.awaitMesh(three);

        String jid = mobile.client().jid().toString();
        proxy.cut();
        GroupParty.await(three, "cut", () -> mobile.client().state() == ClientState.WITHOUT_XMPP
                && party.server().isDetached(jid));
        GroupGuest newcomer = party.get(2).join(room, MediaKind.AUDIO);
        GroupParty.awaitSound(three);
        assertThat(mobile.call().state()).isEqualTo(ConferenceState.JOINED);
        proxy.open();
        List<GroupGuest> all = List.of(party.get(0), party.get(1), mobile, newcomer);
        GroupParty.await(all, "resumed", () -> mobile.client().state() == ClientState.ONLINE);
        GroupParty.awaitMesh(all);
        GroupParty.awaitSound(all);

        // From one moment to the next it is not there any more, and does not come back.
        drivers.unplug();
        proxy.close();
        List<GroupGuest> rest = List.of(party.get(0), party.get(1), newcomer);
        GroupParty.await(rest, "silence", () -> rest.stream().allMatch(guest -> guest.call().connected() == 2));
        GroupParty.awaitSound(rest);
        party.server().kick(jid);
        GroupParty.awaitMesh(rest);
        party.forget(mobile);
    }

    @Test
    void anInvitationReachesWhoComesLaterAndIsTakenBackWhenTheCallIsOver() throws Exception {
        GroupGuest host = party.get(0);
        GroupGuest friend = party.get(1);
        TestUser late = party.account("late");
        TestUser tooLate = party.account("toolate");
        TestUser seesAPhone = party.account("phone");
        Instant before = Instant.now().minusSeconds(2);
        List<BareJid> invited = List.of(friend.account(), party.get(2).account(), Phones.address(late),
                Phones.address(tooLate), Phones.address(seesAPhone));
        EntityBareJid room = host.create(invited, MediaKind.AUDIO).call().room();
        GroupInvitation online = friend.nextInvitation();
        assertThat(online.room().equals(room)).isTrue();
        assertThat(online.from().equals(host.client().jid())).isTrue();
        friend.take(Phones.await(online.accept(MediaKind.AUDIO)));
        GroupInvitation unanswered = party.get(2).nextInvitation();

        GroupGuest comes = party.signIn(late, config -> config);
        GroupInvitation stored = comes.nextInvitation();
        assertThat(stored.since()).isBetween(before, Instant.now());
        assertThat(stored.ended()).isNotDone();
        comes.take(Phones.await(stored.accept(MediaKind.AUDIO)));
        List<GroupGuest> three = List.of(host, friend, comes);
        GroupParty.awaitMesh(three);

        friend.leave();
        comes.leave();
        GroupParty.await(three.subList(0, 1), "alone", () -> host.call().members().isEmpty());
        assertThat(unanswered.ended()).isNotDone();
        Instant lastWord = Instant.now();
        host.leave();
        assertThat(Phones.await(unanswered.ended())).isEqualTo(GroupInvitation.Ending.CALL_OVER);
        GroupGuest misses = party.signIn(tooLate, config -> config);
        GroupInvitation over = misses.nextInvitation();
        assertThat(Phones.await(over.ended())).isEqualTo(GroupInvitation.Ending.CALL_OVER);
        assertThat(GroupCallIT.refusal(over.accept(MediaKind.AUDIO))).isEqualTo(GroupCallFailure.NO_SUCH_ROOM);
        try (PhoneController phone = new PhoneController(MediaSettings.NONE,
                new SettingsFile(directory.resolve("settings")), new PhoneSentences(Locale.ENGLISH))) {
            assertThat(Phones.await(phone.signIn(party.config(seesAPhone)))).isTrue();
            assertThat(Watch.await(phone, now -> !now.missed().isEmpty()).missed()).singleElement()
                    .satisfies(missed -> assertThat(missed.when()).isBetween(before, lastWord));
        }
    }
}
