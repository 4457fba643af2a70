package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Call;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.privacy.PrivacyListManager;
import org.jivesoftware.smackx.privacy.packet.PrivacyItem;
import org.junit.jupiter.api.Test;

/** Several devices, and callers who are not wanted. */
class DevicesIT extends TwoFriends {

    @Test
    void threeDevicesRingAndTwoStopWhenOneAnswers() throws Exception {
        TalkingClient desk = phones.signIn(alice);
        List<CompletableFuture<TalkingCall>> rings = new ArrayList<>();
        for (String name : List.of("phone", "tablet", "watch")) {
            rings.add(Phones.ringing(phones.signIn(bob, config -> config.withResource(name))));
        }
        TalkingCall outgoing = desk.call(Phones.address(bob));
        for (CompletableFuture<TalkingCall> ring : rings) {
            Phones.await(ring);
        }

        rings.get(1).join().call().accept();
        Phones.await(outgoing.firstAudio());
        assertThat(Phones.ending(rings.get(0).join())).isEqualTo(CallEnding.ANSWERED_ELSEWHERE);
        assertThat(Phones.ending(rings.get(2).join())).isEqualTo(CallEnding.ANSWERED_ELSEWHERE);
        assertThat(rings.get(1).join().call().state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void whoeverIsCalledTheMomentHeIsSeenRings(TestUsers users) throws Exception {
        TalkingClient desk = phones.signIn(alice);
        for (int i = 0; i < 4; i++) {
            TestUser friend = users.create("friend");
            users.befriend(alice, friend);
            CompletableFuture<TalkingClient> signsIn = TalkingClient.signIn(phones.config(friend));
            Phones.awaitCallable(desk, friend, true);
            TalkingCall call = desk.call(Phones.address(friend));
            Phones.await(call, CallPhase.RINGING);
            call.call().hangUp();
            Phones.await(signsIn).closeAsync();
        }
    }

    @Test
    void whoeverCallEachOtherAtOnceTalkInOneCall() throws Exception {
        TalkingClient desk = phones.signIn(alice);
        TalkingClient phone = phones.signIn(bob);
        for (int i = 0; i < 3; i++) {
            CompletableFuture<TalkingCall> atDesk = Phones.ringing(desk);
            CompletableFuture<TalkingCall> atPhone = Phones.ringing(phone);
            CompletableFuture<TalkingCall> there = CompletableFuture.supplyAsync(() -> desk.call(Phones.address(bob)));
            TalkingCall back = phone.call(Phones.address(alice));
            TalkingCall outgoing = Phones.await(there);
            Call one = talking(outgoing, atDesk);
            Call other = talking(back, atPhone);

            assertThat(one.id()).isEqualTo(other.id());
            assertThat(Phones.await(one.verificationCode())).isEqualTo(Phones.await(other.verificationCode()));
            assertThat(desk.client().calls()).containsExactly(one);
            assertThat(phone.client().calls()).containsExactly(other);
            one.hangUp();
            Phones.await(one.ended());
            Phones.await(other.ended());
        }
    }

    /** Whichever becomes active: what was placed here, or what rings. */
    private static Call talking(TalkingCall placed, CompletableFuture<TalkingCall> rings) throws Exception {
        try {
            return Phones.await(CompletableFuture.anyOf(active(placed), active(rings)).thenApply(Call.class::cast));
        } catch (TimeoutException e) {
            String rang = rings.thenApply(call -> call.call().state().toString()).getNow("nothing");
            throw new AssertionError("Placed: " + placed.call().state() + "; rang: " + rang, e);
        }
    }

    private static CompletableFuture<Call> active(TalkingCall call) {
        return new CallWatch(call.call()).reaches(CallPhase.ACTIVE).thenApply(done -> call.call())
                .exceptionallyCompose(over -> new CompletableFuture<>());
    }

    private static CompletableFuture<Call> active(CompletableFuture<TalkingCall> rings) {
        return rings.thenCompose(DevicesIT::active);
    }

    @Test
    void aCallMovesToAnotherDeviceAndTheOtherSideTalksOnInTheSameCall() throws Exception {
        TalkingClient desk = phones.signIn(alice, config -> config.withResource("desk"));
        TalkingClient laptop = phones.signIn(alice, config -> config.withResource("laptop"));
        TalkingClient phone = phones.signIn(bob);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall atDesk = desk.call(Phones.address(bob));
        TalkingCall atPhone = Phones.await(rings);
        atPhone.call().accept();
        Phones.await(atDesk.firstAudio());
        CompletableFuture<TalkingCall> another = Phones.ringing(phone);

        TalkingCall atLaptop = laptop.call(Phones.address(bob));
        Phones.await(atLaptop.firstAudio());
        assertThat(Phones.ending(atDesk)).isEqualTo(CallEnding.REPLACED);
        assertThat(another).as("nobody was asked").isNotDone();
        assertThat(phone.client().calls()).containsExactly(atPhone.call());
        assertThat(atPhone.call().id()).isEqualTo(atLaptop.call().id());
        assertThat(atPhone.call().state().phase()).isEqualTo(CallPhase.ACTIVE);
        Phones.awaitSound(atPhone);
        atPhone.call().hangUp();
        assertThat(Phones.ending(atLaptop)).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
    }

    @Test
    void aBlockedContactNeitherRingsNorSeesAnEndpoint() throws Exception {
        XMPPTCPConnection settings = RawClient.connect(phones.config(bob));
        PrivacyListManager lists = PrivacyListManager.getInstanceFor(settings);
        lists.createPrivacyList("blocked", List.of(
                new PrivacyItem(PrivacyItem.Type.jid, alice.address(), false, 1), new PrivacyItem(true, 2)));
        lists.setDefaultListName("blocked");
        settings.instantShutdown();
        TalkingClient phone = phones.signIn(bob);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingClient desk = phones.signIn(alice, config -> config.withCallTimes(Phones.impatient()));
        TalkingCall outgoing = desk.call(Phones.address(bob));

        // As if nobody were there: the server says nothing.
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.NO_ANSWER);
        assertThat(desk.client().contact(Phones.address(bob)).orElseThrow().callable()).isFalse();
        assertThat(rings).isNotDone();
        assertThat(phone.client().calls()).isEmpty();
    }
}
