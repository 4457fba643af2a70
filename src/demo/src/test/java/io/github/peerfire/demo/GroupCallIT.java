package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.GroupCall;
import io.github.peerfire.client.GroupCallException;
import io.github.peerfire.client.GroupCallFailure;
import io.github.peerfire.client.GroupInvitation;
import io.github.peerfire.client.GroupMember;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.muji.ConferenceState;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

/** Calls of several people, in a room of a real server, over real UDP (ProtoXEP section 9). */
@ExtendWith(OpenfireExtension.class)
class GroupCallIT {

    private final List<Guest> guests = new ArrayList<>();
    private final ScheduledExecutorService voices = Executors.newSingleThreadScheduledExecutor();
    private Phones phones;
    private TestUsers users;
    private TestUser alice;
    private TestUser bob;
    private TestUser carol;

    @BeforeEach
    void aliceKnowsTheOthersWhoDoNotKnowEachOther(EmbeddedOpenfire server, TestUsers accounts) {
        phones = new Phones(server);
        users = accounts;
        alice = users.create("alice");
        bob = users.create("bob");
        carol = users.create("carol");
        users.befriend(alice, bob);
        users.befriend(alice, carol);
    }

    @AfterEach
    void everybodySignsOut() {
        voices.shutdownNow();
        guests.forEach(guest -> guest.client.close());
    }

    @Test
    void whoeverAcceptsAnInvitationHearsAllOthersAndIsHeardByThem() throws Exception {
        Guest host = signIn(alice, 1);
        Guest friend = signIn(bob, 2);
        Guest other = signIn(carol, 3);
        host.call = Phones.await(host.client.groups().create(
                List.of(Phones.address(bob), Phones.address(carol)), MediaKind.AUDIO, MediaKind.DATA));
        friend.call = Phones.await(Phones.await(friend.invited).accept(MediaKind.AUDIO, MediaKind.DATA));
        other.call = Phones.await(Phones.await(other.invited).accept(MediaKind.AUDIO));
        all(Guest::talk);

        Phones.await(host.hears(2, 3));
        Phones.await(friend.hears(1, 3));
        Phones.await(other.hears(1, 2));
        assertThat(other.call.media()).containsExactly(MediaKind.AUDIO);
        assertThat(host.member(friend).verificationCode()).isPresent()
                .isEqualTo(friend.member(host).verificationCode());

        CompletableFuture<GroupMember> left = new CompletableFuture<>();
        host.call.onMemberLeft(left::complete);
        Phones.await(other.call.leave());
        assertThat(Phones.await(left).jid().equals(other.client.jid())).isTrue();
        assertThat(host.call.members()).extracting(GroupMember::jid).containsExactly(friend.client.jid());
        assertThat(other.call.state()).isEqualTo(ConferenceState.OUTSIDE);
        host.heard.clear();
        Phones.await(host.hears(2));
        assertThat(host.heard).doesNotContainKey(3);
    }

    @Test
    void whoeverComeAtTheSameMomentMeetAllTheSame() throws Exception {
        TestUser dave = users.create("dave");
        List<Guest> all = List.of(signIn(alice, 1), signIn(bob, 2), signIn(carol, 3), signIn(dave, 4));
        GroupCall first = Phones.await(all.get(0).client.groups().create(
                List.of(Phones.address(bob), Phones.address(carol)), MediaKind.AUDIO));
        Phones.await(first.invite(Phones.address(dave)));
        EntityBareJid room = first.room();
        all.get(0).call = first;
        List<CompletableFuture<GroupCall>> joined = all.subList(1, 4).stream()
                .map(guest -> guest.client.groups().join(room, MediaKind.AUDIO)).toList();
        for (int i = 0; i < 3; i++) {
            all.get(i + 1).call = Phones.await(joined.get(i));
        }
        all(Guest::talk);

        Phones.await(all.get(0).hears(2, 3, 4));
        Phones.await(all.get(1).hears(1, 3, 4));
        Phones.await(all.get(2).hears(1, 2, 4));
        Phones.await(all.get(3).hears(1, 2, 3));
        // Somebody may be heard a moment before both sides have said all that makes their session active.
        assertThat(Patience.upTo(Duration.ofSeconds(20)).until(() ->
                all.stream().allMatch(guest -> guest.call.connected() == 3))).isTrue();
    }

    @Test
    void whoIsMutedIsNotHeardUntilThatEnds() throws Exception {
        Guest host = signIn(alice, 1);
        Guest friend = signIn(bob, 2);
        host.call = Phones.await(host.client.groups().create(List.of(Phones.address(bob)), MediaKind.AUDIO));
        friend.call = Phones.await(Phones.await(friend.invited).accept(MediaKind.AUDIO));
        all(Guest::talk);
        Phones.await(host.hears(2));
        Phones.await(friend.hears(1));

        friend.call.mute(MediaKind.AUDIO);
        Phones.await(host.growsSilent());
        friend.heard.clear();
        Phones.await(friend.hears(1));
        assertThat(host.heard).isEmpty();
        friend.call.unmute(MediaKind.AUDIO);
        Phones.await(host.hears(2));
    }

    @Test
    void roomsThatAreNotMeantForItAreRefused() throws Exception {
        Guest host = signIn(alice, 1);
        Guest stranger = signIn(users.create("erin"), 5);
        host.call = Phones.await(host.client.groups().create(List.of(), MediaKind.AUDIO));
        EntityBareJid room = host.call.room();
        assertThatThrownBy(() -> Phones.await(stranger.client.groups().join(room, MediaKind.AUDIO)))
                .isInstanceOf(ExecutionException.class).cause()
                .isInstanceOfSatisfying(GroupCallException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(GroupCallFailure.NOT_ADMITTED);
                    assertThat(refused.explain(Locale.GERMAN)).contains("ließ Sie nicht herein");
                });
        EntityBareJid none = JidCreate.entityBareFrom("nobody@" + room.getDomain());
        assertThatThrownBy(() -> Phones.await(stranger.client.groups().join(none, MediaKind.AUDIO)))
                .hasCauseInstanceOf(GroupCallException.class);
        assertThat(stranger.client.groups().all()).isEmpty();
    }

    private void all(Consumer<Guest> act) {
        guests.stream().filter(guest -> guest.call != null).forEach(act);
    }

    private Guest signIn(TestUser user, int voice) throws Exception {
        ClientConfig config = phones.config(user);
        Guest guest = new Guest(Phones.await(PeerfireClient.signIn(config)), voice);
        guests.add(guest);
        return guest;
    }

    /** A client that says one byte again and again, and notes which bytes it hears. */
    private final class Guest {

        private final PeerfireClient client;
        private final int voice;
        private final CompletableFuture<GroupInvitation> invited = new CompletableFuture<>();
        private final Map<Integer, Long> heard = new ConcurrentHashMap<>();
        private GroupCall call;

        Guest(PeerfireClient client, int voice) {
            this.client = client;
            this.voice = voice;
            client.groups().onInvitation(invited::complete);
        }

        void talk() {
            call.onMember(member -> member.remote().onAudio((timestamp, tag) -> heard.merge((int) tag[1], 1L, Long::sum)));
            voices.scheduleAtFixedRate(() -> call.local().audio(System.nanoTime() / 1_000_000 & 0xffffffffL,
                    new byte[] {(byte) 0x82, (byte) voice}), 0, 20, TimeUnit.MILLISECONDS);
        }

        CompletableFuture<Void> hears(Integer... others) {
            CompletableFuture<Void> all = new CompletableFuture<>();
            voices.scheduleAtFixedRate(() -> {
                if (heard.keySet().containsAll(Set.of(others))) {
                    all.complete(null);
                }
            }, 0, 10, TimeUnit.MILLISECONDS);
            return all;
        }

        /** Nothing has come for half a second. */
        CompletableFuture<Void> growsSilent() {
            CompletableFuture<Void> silent = new CompletableFuture<>();
            int[] quiet = new int[1];
            voices.scheduleAtFixedRate(() -> {
                if (!silent.isDone()) {
                    quiet[0] = heard.isEmpty() ? quiet[0] + 1 : 0;
                    heard.clear();
                    if (quiet[0] == 50) {
                        silent.complete(null);
                    }
                }
            }, 0, 10, TimeUnit.MILLISECONDS);
            return silent;
        }

        GroupMember member(Guest other) {
            return call.members().stream().filter(member -> member.jid().equals(other.client.jid())).findFirst()
                    .orElseThrow();
        }
    }
}
