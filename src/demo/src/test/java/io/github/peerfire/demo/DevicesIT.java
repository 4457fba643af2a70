package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Call;
import io.github.peerfire.phone.HeadlessPhone;
import io.github.peerfire.phone.PhoneCall;
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
        HeadlessPhone desk = phones.signIn(alice);
        List<CompletableFuture<PhoneCall>> rings = new ArrayList<>();
        for (String name : List.of("phone", "tablet", "watch")) {
            rings.add(Phones.ringing(phones.signIn(bob, config -> config.withResource(name))));
        }
        PhoneCall outgoing = desk.call(Phones.address(bob));
        for (CompletableFuture<PhoneCall> ring : rings) {
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
        HeadlessPhone desk = phones.signIn(alice);
        for (int i = 0; i < 4; i++) {
            TestUser friend = users.create("friend");
            users.befriend(alice, friend);
            CompletableFuture<HeadlessPhone> signsIn = HeadlessPhone.start(phones.config(friend), 440);
            Phones.awaitCallable(desk, friend, true);
            PhoneCall call = desk.call(Phones.address(friend));
            Phones.await(call, CallPhase.RINGING);
            call.call().hangUp();
            Phones.await(signsIn).closeAsync();
        }
    }

    @Test
    void whoeverCallEachOtherAtOnceTalkInOneCall() throws Exception {
        HeadlessPhone desk = phones.signIn(alice);
        HeadlessPhone phone = phones.signIn(bob);
        for (int i = 0; i < 3; i++) {
            CompletableFuture<PhoneCall> atDesk = Phones.ringing(desk);
            CompletableFuture<PhoneCall> atPhone = Phones.ringing(phone);
            CompletableFuture<PhoneCall> there = CompletableFuture.supplyAsync(() -> desk.call(Phones.address(bob)));
            PhoneCall back = phone.call(Phones.address(alice));
            PhoneCall outgoing = Phones.await(there);
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
    private static Call talking(PhoneCall placed, CompletableFuture<PhoneCall> rings) throws Exception {
        try {
            return Phones.await(CompletableFuture.anyOf(active(placed), active(rings)).thenApply(Call.class::cast));
        } catch (TimeoutException e) {
            String rang = rings.thenApply(call -> call.call().state().toString()).getNow("nothing");
            throw new AssertionError("Placed: " + placed.call().state() + "; rang: " + rang, e);
        }
    }

    private static CompletableFuture<Call> active(PhoneCall call) {
        return new CallWatch(call.call()).reaches(CallPhase.ACTIVE).thenApply(done -> call.call())
                .exceptionallyCompose(over -> new CompletableFuture<>());
    }

    private static CompletableFuture<Call> active(CompletableFuture<PhoneCall> rings) {
        return rings.thenCompose(DevicesIT::active);
    }

    @Test
    void aCallMovesToAnotherDeviceAndTheOtherSideTalksOnInTheSameCall() throws Exception {
        HeadlessPhone desk = phones.signIn(alice, config -> config.withResource("desk"));
        HeadlessPhone laptop = phones.signIn(alice, config -> config.withResource("laptop"));
        HeadlessPhone phone = phones.signIn(bob);
        CompletableFuture<PhoneCall> rings = Phones.ringing(phone);
        PhoneCall atDesk = desk.call(Phones.address(bob));
        PhoneCall atPhone = Phones.await(rings);
        atPhone.call().accept();
        Phones.await(atDesk.firstAudio());
        CompletableFuture<PhoneCall> another = Phones.ringing(phone);

        PhoneCall atLaptop = laptop.call(Phones.address(bob));
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
        HeadlessPhone phone = phones.signIn(bob);
        CompletableFuture<PhoneCall> rings = Phones.ringing(phone);
        HeadlessPhone desk = phones.signIn(alice, config -> config.withCallTimes(Phones.impatient()));
        PhoneCall outgoing = desk.call(Phones.address(bob));

        // As if nobody were there: the server says nothing.
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.NO_ANSWER);
        assertThat(desk.client().contact(Phones.address(bob)).orElseThrow().callable()).isFalse();
        assertThat(rings).isNotDone();
        assertThat(phone.client().calls()).isEmpty();
    }
}
