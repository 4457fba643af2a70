package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.BlockScope;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallManners;
import io.github.peerfire.smack.calls.CallManners.InCall;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jxmpp.jid.BareJid;

/** Calls that come at the wrong time, or to somebody who cannot take them (ProtoXEP 7.2, 7.5, 7.6). */
@ExtendWith(OpenfireExtension.class)
class MannersIT {

    private Phones phones;
    private TestUser bob;
    private TalkingClient alice;
    private TalkingClient carol;
    private TestUsers users;

    @BeforeEach
    void twoFriendsOfBob(EmbeddedOpenfire server, TestUsers made) throws Exception {
        phones = new Phones(server);
        users = made;
        TestUser first = users.create("alice");
        TestUser second = users.create("carol");
        bob = users.create("bob");
        users.befriend(first, bob);
        users.befriend(second, bob);
        alice = phones.signIn(first);
        carol = phones.signIn(second);
    }

    @AfterEach
    void everybodySignsOut() {
        phones.close();
    }

    private TalkingClient phone(InCall inCall, boolean doNotDisturb) throws Exception {
        return phones.signIn(bob, config -> config.withResource("phone")
                .withManners(new CallManners(inCall, doNotDisturb, true)));
    }

    /** All states that a call goes through. */
    private static List<CallState> states(TalkingCall call) {
        List<CallState> states = new CopyOnWriteArrayList<>();
        call.call().onStateChange(states::add);
        return states;
    }

    private static CompletableFuture<MissedCall> missed(TalkingClient phone) {
        CompletableFuture<MissedCall> missed = new CompletableFuture<>();
        phone.client().onMissedCall(missed::complete);
        return missed;
    }

    /** Calls until the server has it, then gives up. */
    private TalkingCall callInVain(TalkingClient caller) throws Exception {
        TalkingCall call = caller.call(Phones.address(bob));
        List<CallState> states = states(call);
        Phones.await(call, CallPhase.PROPOSED);
        call.call().hangUp();
        assertThat(Phones.ending(call)).isEqualTo(CallEnding.CANCELLED);
        assertThat(states).extracting(CallState::phase).doesNotContain(CallPhase.RINGING);
        return call;
    }

    @Test
    void aSecondCallerWaitsAndBothCallsGoOn() throws Exception {
        TalkingClient phone = phone(InCall.CALL_WAITING, false);
        TalkingCall first = Phones.talk(alice, phone);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall second = carol.call(Phones.address(bob));
        Phones.await(second, CallPhase.RINGING);
        assertThat(first.call().state().phase()).isEqualTo(CallPhase.ACTIVE);

        Phones.await(rings).call().accept();
        Phones.await(second.firstAudio());
        Phones.awaitSound(first);
        assertThat(phone.client().calls()).hasSize(2);
        second.call().hangUp();
        assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
        assertThat(first.call().state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void busyForTheAccountStopsTheOtherDevicesToo() throws Exception {
        TalkingClient phone = phone(InCall.BUSY, false);
        TalkingCall first = Phones.talk(alice, phone);
        TalkingClient tablet = phones.signIn(bob, config -> config.withResource("tablet"));
        CompletableFuture<TalkingCall> rings = Phones.ringing(tablet);
        TalkingCall second = carol.call(Phones.address(bob));
        assertThat(Phones.ending(second)).isEqualTo(CallEnding.BUSY);
        assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.ANSWERED_ELSEWHERE);
        assertThat(first.call().state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void aDeviceThatIsSilentInACallMissesWhoeverGivesUp() throws Exception {
        TalkingClient phone = phone(InCall.SILENT, false);
        CompletableFuture<MissedCall> missed = missed(phone);
        Phones.talk(alice, phone);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall second = callInVain(carol);
        assertThat(Phones.await(missed).id()).isEqualTo(second.call().id());
        assertThat(rings).isNotDone();
    }

    @Test
    void aDeviceThatIsNotToBeDisturbedIsSilentUntilTheUserSaysOtherwise() throws Exception {
        TalkingClient phone = phone(InCall.CALL_WAITING, true);
        CompletableFuture<MissedCall> missed = missed(phone);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall call = callInVain(alice);
        assertThat(Phones.await(missed).id()).isEqualTo(call.call().id());
        assertThat(rings).isNotDone();

        phone.client().setManners(CallManners.DEFAULT);
        Phones.await(alice.call(Phones.address(bob)), CallPhase.RINGING);
        assertThat(Phones.await(rings).call().contact().toString())
                .isEqualTo(alice.client().jid().asBareJid().toString());
    }

    @Test
    void aStrangerRingsOnlyWhereStrangersMay() throws Exception {
        TalkingClient stranger = phones.signIn(users.create("mallory"));
        TalkingClient phone = phones.signIn(bob, config -> config
                .withManners(new CallManners(InCall.CALL_WAITING, false, false)));
        CompletableFuture<MissedCall> missed = missed(phone);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall call = callInVain(stranger);
        assertThat(Phones.await(missed).id()).isEqualTo(call.call().id());
        assertThat(rings).isNotDone();
    }

    /** Openfire 4.2.0 has no XEP-0191. */
    @Test
    void whoIsBlockedDoesNotRingEvenWhereTheServerBlocksNobody() throws Exception {
        TalkingClient phone = phone(InCall.CALL_WAITING, false);
        List<MissedCall> missed = new CopyOnWriteArrayList<>();
        phone.client().onMissedCall(missed::add);
        List<TalkingCall> rang = new CopyOnWriteArrayList<>();
        CompletableFuture<TalkingCall> rings = new CompletableFuture<>();
        phone.onIncomingCall(call -> {
            rang.add(call);
            rings.complete(call);
        });
        BareJid unwanted = alice.client().jid().asBareJid();
        assertThat(Phones.await(phone.client().blocking().block(unwanted))).isEqualTo(BlockScope.THIS_DEVICE);
        assertThat(BlockScope.THIS_DEVICE.explain(Locale.ENGLISH)).startsWith("Your server cannot block anybody");
        callInVain(alice);
        TalkingCall call = carol.call(Phones.address(bob));
        assertThat(Phones.await(rings).call().id()).isEqualTo(call.call().id());
        assertThat(rang).hasSize(1);
        assertThat(missed).isEmpty();

        Phones.await(phone.client().blocking().unblock(unwanted));
        Phones.await(alice.call(Phones.address(bob)), CallPhase.RINGING);
    }

    @Test
    void whoHasNoEndpointCannotBeCalledAndIsTriedAllTheSame() throws Exception {
        XMPPTCPConnection chat = RawClient.connect(phones.config(bob));
        try {
            TalkingClient desk = phones.signIn(users.create("dave"), config -> config
                    .withCallTimes(Phones.impatient()));
            assertThat(desk.client().contact(Phones.address(bob))).isEmpty();
            assertThat(alice.client().contact(Phones.address(bob)).orElseThrow().callable()).isFalse();
            TalkingCall call = desk.call(Phones.address(bob));
            List<CallState> states = states(call);
            // ProtoXEP 7.6: a device might come, or be woken.
            assertThat(Phones.ending(call)).isEqualTo(CallEnding.NO_ANSWER);
            assertThat(states).extracting(CallState::phase)
                    .doesNotContain(CallPhase.RINGING, CallPhase.INITIATING);
        } finally {
            chat.instantShutdown();
        }
    }
}
