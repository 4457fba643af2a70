package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.GroupCallException;
import io.github.peerfire.client.GroupCallFailure;
import io.github.peerfire.client.GroupMember;
import io.github.peerfire.client.GroupUplink;
import io.github.peerfire.flash.NetStreamInfo;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.muji.ConferenceState;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

/** Calls of several people, in rooms of a real server, over real UDP (ProtoXEP section 9). */
@ExtendWith(OpenfireExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupCallIT {

    private static final int UNDER_WAY = 4;
    private static final int ROUNDS = 10;
    private static final int MOST = 8;

    private GroupParty party;

    @BeforeAll
    void nineSignIn(EmbeddedOpenfire server, TestUsers users) throws Exception {
        party = new GroupParty(server, users);
        party.signIn(MOST + 1);
    }

    @AfterEach
    void everybodyLeaves() throws Exception {
        party.leave();
    }

    @AfterAll
    void everybodySignsOut() {
        party.close();
    }

    static GroupCallFailure refusal(CompletableFuture<?> refused) throws Exception {
        try {
            throw new AssertionError("not refused: " + Phones.await(refused));
        } catch (ExecutionException e) {
            return ((GroupCallException) e.getCause()).reason();
        }
    }

    @Test
    void eightHearEachOtherOfOneStreamEachAndTheNinthIsToldThatItIsFull() throws Exception {
        List<GroupGuest> eight = party.some(0, MOST);
        GroupGuest ninth = party.get(MOST);
        EntityBareJid room = GroupParty.meet(eight, MediaKind.AUDIO);
        GroupParty.awaitMesh(eight);
        GroupParty.awaitSound(eight);
        for (GroupGuest guest : eight) {
            assertEncodedOnce(guest, eight);
        }

        Phones.await(eight.get(0).call().invite(ninth.account()));
        GroupCallFailure why = refusal(ninth.client().groups().join(room, MediaKind.AUDIO));
        assertThat(why).isEqualTo(GroupCallFailure.FULL);
        assertThat(why.explain(Locale.ENGLISH)).isEqualTo("This call is full: eight people take part already.");
        assertThat(ninth.client().groups().all()).isEmpty();

        // One goes while another comes.
        CompletableFuture<Void> gone = eight.get(MOST - 1).call().leave();
        GroupParty.await(eight, "one left", () -> eight.get(0).call().members().size() == MOST - 2);
        ninth.join(room, MediaKind.AUDIO);
        Phones.await(gone);
        List<GroupGuest> remaining = List.of(eight.get(0), eight.get(1), eight.get(2), eight.get(3), eight.get(4),
                eight.get(5), eight.get(6), ninth);
        GroupParty.awaitMesh(remaining);
        GroupParty.awaitSound(remaining);
    }

    /** What the encoder puts out goes to each listener once, from one publication. */
    private static void assertEncodedOnce(GroupGuest guest, List<GroupGuest> all) {
        final long beforeFirst = guest.samples();
        GroupUplink before = GroupParty.uplink(guest);
        final long afterFirst = guest.samples();
        GroupParty.await(all, "encoded", () -> guest.samples() >= afterFirst + 10);
        final long beforeSecond = guest.samples();
        GroupUplink after = GroupParty.uplink(guest);
        final long afterSecond = guest.samples();
        int listeners = all.size() - 1;
        assertThat(after.publications()).isEqualTo(1);
        assertThat(after.listeners()).isEqualTo(listeners);
        long sent = after.carried().map(NetStreamInfo::audioMessages).orElseThrow()
                - before.carried().map(NetStreamInfo::audioMessages).orElseThrow();
        // The encoder goes on while each look is taken, and frames may be under way between it and the stream.
        assertThat(sent).isBetween((beforeSecond - afterFirst - UNDER_WAY) * listeners,
                (afterSecond - beforeFirst + UNDER_WAY) * listeners);
    }

    @Test
    void whoeverEnterAtTheSameMomentAlwaysEndInOneFullMesh() throws Exception {
        List<GroupGuest> eight = party.some(0, MOST);
        for (int round = 0; round < ROUNDS; round++) {
            List<GroupGuest> inTurn = new ArrayList<>(eight);
            // The first one's invitations are heard by the others, but not often.
            Collections.rotate(inTurn, -1 - round % (MOST - 1));
            GroupParty.meet(inTurn, MediaKind.AUDIO);
            GroupParty.awaitMesh(eight);
            List<CompletableFuture<Void>> left = eight.stream().map(guest -> guest.call().leave()).toList();
            for (CompletableFuture<Void> one : left) {
                Phones.await(one);
            }
        }
    }

    @Test
    void fourSeeEachOtherAndTheFifthIsToldThatFourDoAlready() throws Exception {
        List<GroupGuest> four = party.some(0, 4);
        GroupGuest fifth = party.get(4);
        EntityBareJid room = GroupParty.meet(four, MediaKind.AUDIO, MediaKind.VIDEO);
        GroupParty.awaitMesh(four);
        GroupParty.awaitSound(four);
        GroupParty.await(four, "seen", () -> four.stream().allMatch(guest ->
                guest.seen().keySet().equals(GroupParty.voices(four, guest))));

        Phones.await(four.get(0).call().invite(fifth.account()));
        GroupCallFailure why = refusal(fifth.client().groups().join(room, MediaKind.VIDEO));
        assertThat(why).isEqualTo(GroupCallFailure.NO_ROOM_FOR_VIDEO);
        assertThat(why.explain(Locale.GERMAN)).contains("senden schon vier ihr Bild");
        fifth.join(room, MediaKind.AUDIO, MediaKind.VIDEO);
        assertThat(fifth.call().media()).containsExactly(MediaKind.AUDIO);
        assertThat(fifth.call().leftOut()).isEqualTo(Map.of(MediaKind.VIDEO, GroupCallFailure.NO_ROOM_FOR_VIDEO));
        GroupParty.awaitMesh(party.some(0, 5));
        GroupParty.awaitSound(party.some(0, 5));
    }

    @Test
    void whoeverAcceptsAnInvitationHearsAllOthersUntilItLeaves() throws Exception {
        GroupGuest host = party.get(0);
        // Others than in the other tests: who is invited hears of a contact five times a minute.
        GroupGuest friend = party.get(5);
        GroupGuest other = party.get(6);
        host.create(GroupParty.addresses(party.some(5, 7)), MediaKind.AUDIO, MediaKind.DATA);
        friend.take(Phones.await(friend.nextInvitation().accept(MediaKind.AUDIO, MediaKind.DATA)));
        other.take(Phones.await(other.nextInvitation().accept(MediaKind.AUDIO)));
        GroupParty.awaitMesh(List.of(host, friend, other));
        GroupParty.awaitSound(List.of(host, friend, other));
        assertThat(other.call().media()).containsExactly(MediaKind.AUDIO);
        assertThat(host.member(friend).verificationCode()).isPresent()
                .isEqualTo(friend.member(host).verificationCode());

        Phones.await(host.call().invite(friend.account()));
        // What comes after it has come, too.
        CompletableFuture<Call> rings = new CompletableFuture<>();
        friend.client().onIncomingCall(rings::complete);
        Call another = host.client().call(friend.account(), MediaKind.AUDIO);
        Phones.await(rings);
        another.hangUp();
        assertThat(friend.isInvited()).as("to where it is").isFalse();

        CompletableFuture<GroupMember> left = new CompletableFuture<>();
        host.call().onMemberLeft(left::complete);
        Phones.await(other.call().leave());
        assertThat(Phones.await(left).jid().equals(other.client().jid())).isTrue();
        assertThat(other.call().state()).isEqualTo(ConferenceState.OUTSIDE);
        GroupParty.awaitMesh(List.of(host, friend));
        GroupParty.awaitSound(List.of(host, friend));
    }

    @Test
    void whoIsMutedIsNotHeardUntilThatEnds() throws Exception {
        List<GroupGuest> two = party.some(0, 2);
        GroupGuest host = two.get(0);
        GroupGuest friend = two.get(1);
        GroupParty.meet(two, MediaKind.AUDIO);
        GroupParty.awaitMesh(two);
        friend.call().mute(MediaKind.AUDIO);
        GroupParty.await(two, "told", () ->
                host.member(friend).mediaState().mutedByPeer().contains(MediaKind.AUDIO));
        silent(host, friend);
        friend.call().unmute(MediaKind.AUDIO);
        GroupParty.awaitSound(two);
    }

    /** Of the second the first hears nothing while it is heard itself. */
    private static void silent(GroupGuest deaf, GroupGuest mute) {
        GroupParty.await(List.of(deaf, mute), "silence", () -> {
            deaf.forget();
            mute.forget();
            return Patience.upTo(Duration.ofSeconds(5))
                    .until(() -> mute.heard().getOrDefault(deaf.voice(), 0L) > 5) && deaf.heard().isEmpty();
        });
    }

    @Test
    void whoIsNoMemberIsRefusedAndSoIsWhoComesWhereNoRoomIs() throws Exception {
        GroupGuest stranger = party.get(3);
        EntityBareJid room = party.get(0).create(List.of(), MediaKind.AUDIO).call().room();
        GroupCallFailure why = refusal(stranger.client().groups().join(room, MediaKind.AUDIO));
        assertThat(why).isEqualTo(GroupCallFailure.NO_MEMBER);
        assertThat(why.explain(Locale.GERMAN)).contains("nicht eingeladen");
        EntityBareJid none = JidCreate.entityBareFrom("nobody@" + room.getDomain());
        assertThat(refusal(stranger.client().groups().join(none, MediaKind.AUDIO)))
                .isEqualTo(GroupCallFailure.NO_SUCH_ROOM);
        assertThat(stranger.client().groups().all()).isEmpty();
    }
}
