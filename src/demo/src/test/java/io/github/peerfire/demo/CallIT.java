package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.SignInException;
import io.github.peerfire.client.SignInStep;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Whole calls on a real Openfire with the plugin that people install. */
class CallIT extends TwoFriends {

    @Test
    void friendsTalkFromProposeToHangUp() throws Exception {
        TalkingClient desk = phones.signIn(alice);
        TalkingClient phone = phones.signIn(bob);
        Phones.awaitCallable(desk, bob, true);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall outgoing = desk.call(Phones.address(bob));
        TalkingCall incoming = Phones.await(rings);
        incoming.call().accept();

        Phones.await(outgoing.firstAudio());
        Phones.await(incoming.firstAudio());
        assertThat(Phones.await(outgoing.call().verificationCode()))
                .isEqualTo(Phones.await(incoming.call().verificationCode()))
                .matches("[0-9]{4}( [0-9]{4}){4}");
        assertThat(Phones.await(outgoing.call().remotePeerId())).isEqualTo(phone.client().peerId());
        assertThat(Phones.await(incoming.call().remotePeerId())).isEqualTo(desk.client().peerId());
        CompletableFuture<String> read = new CompletableFuture<>();
        outgoing.call().remote().onData((handler, values) -> read.complete(handler + values.get(0).asText()));
        incoming.call().local().send("onTest", "Hello");
        assertThat(Phones.await(read)).isEqualTo("onTestOptional[Hello]");

        incoming.call().hangUp();
        assertThat(Phones.ending(incoming)).isEqualTo(CallEnding.HUNG_UP);
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
    }

    @Test
    void secondCallOfTheSameClientsWorksLikeTheFirst() throws Exception {
        TalkingClient desk = phones.signIn(alice);
        TalkingClient phone = phones.signIn(bob);
        for (int i = 0; i < 2; i++) {
            CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
            TalkingCall outgoing = desk.call(Phones.address(bob));
            Phones.await(rings).call().accept();
            Phones.await(outgoing, CallPhase.ACTIVE);
            outgoing.call().hangUp();
            assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
        }
    }

    @Test
    void declinedCallLooksBusyToTheCaller() throws Exception {
        TalkingClient desk = phones.signIn(alice);
        TalkingClient phone = phones.signIn(bob);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall outgoing = desk.call(Phones.address(bob));
        Phones.await(rings).call().decline();
        assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.DECLINED_HERE);
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.BUSY);
    }

    @Test
    void cancelledCallStopsRinging() throws Exception {
        TalkingClient desk = phones.signIn(alice);
        TalkingClient phone = phones.signIn(bob);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall outgoing = desk.call(Phones.address(bob));
        Phones.await(outgoing, CallPhase.RINGING);
        outgoing.call().hangUp();
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.CANCELLED);
        assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.CANCELLED_BY_CALLER);
    }

    @Test
    void callThatNobodyAnswersEndsOnBothSides() throws Exception {
        TalkingClient desk = phones.signIn(alice, config -> config.withCallTimes(Phones.impatient()));
        TalkingClient phone = phones.signIn(bob);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall outgoing = desk.call(Phones.address(bob));
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.NO_ANSWER);
        assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.CANCELLED_BY_CALLER);
    }

    @Test
    void callToNobodyIsNotAnswered() throws Exception {
        TalkingClient desk = phones.signIn(alice, config -> config.withCallTimes(Phones.impatient()));
        assertThat(Phones.ending(desk.call(Phones.address(bob)))).isEqualTo(CallEnding.NO_ANSWER);
    }

    @Test
    void bothDevicesRingAndTheOtherStopsWhenOneAnswers() throws Exception {
        TalkingClient desk = phones.signIn(alice);
        TalkingClient phone = phones.signIn(bob, config -> config.withResource("phone"));
        TalkingClient tablet = phones.signIn(bob, config -> config.withResource("tablet"));
        CompletableFuture<TalkingCall> atPhone = Phones.ringing(phone);
        CompletableFuture<TalkingCall> atTablet = Phones.ringing(tablet);
        TalkingCall outgoing = desk.call(Phones.address(bob));
        Phones.await(atTablet);
        Phones.await(atPhone).call().accept();
        Phones.await(outgoing.firstAudio());
        assertThat(Phones.ending(Phones.await(atTablet))).isEqualTo(CallEnding.ANSWERED_ELSEWHERE);
        assertThat(Phones.await(outgoing.call().remotePeerId())).isEqualTo(phone.client().peerId());
    }

    @Test
    void strangerIsReachedOnceBothAdmitEachOther(TestUsers users) throws Exception {
        TestUser carol = users.create("carol");
        TalkingClient desk = phones.signIn(alice);
        TalkingClient tab = phones.signIn(carol);
        CompletableFuture<TalkingCall> rings = Phones.ringing(tab);
        TalkingCall outgoing = desk.call(Phones.address(carol));
        TalkingCall incoming = Phones.await(rings);
        assertThat(outgoing.call().state().phase()).isEqualTo(CallPhase.PROPOSED);
        incoming.call().accept();
        Phones.await(outgoing.firstAudio());
        Phones.await(incoming.firstAudio());
    }

    @Test
    void contactIsCallableAsLongAsHeIsSignedIn() throws Exception {
        TalkingClient desk = phones.signIn(alice);
        TalkingClient phone = phones.signIn(bob);
        Phones.awaitCallable(desk, bob, true);
        Phones.awaitCallable(phone, alice, true);
        phone.close();
        Phones.awaitCallable(desk, bob, false);
        assertThat(desk.client().contact(Phones.address(bob)).orElseThrow().online()).isFalse();
    }

    @Test
    void signingOutDuringACallHangsUp() throws Exception {
        TalkingClient desk = phones.signIn(alice);
        TalkingClient phone = phones.signIn(bob);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall outgoing = desk.call(Phones.address(bob));
        Phones.await(rings).call().accept();
        Phones.await(outgoing, CallPhase.ACTIVE);
        desk.close();
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.HUNG_UP);
        assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
    }

    @Test
    void stepsOfSigningInComeInTheirOrder() throws Exception {
        List<SignInStep> steps = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> bound = new CompletableFuture<>();
        phones.signIn(alice, config -> config.withProgress(step -> {
            steps.add(step);
            if (step == SignInStep.BOUND) {
                bound.complete(null);
            }
        }));
        Phones.await(bound);
        assertThat(steps).containsExactly(SignInStep.values());
    }

    @Test
    void wrongPasswordIsToldInASentence() {
        assertThatThrownBy(() -> phones.signIn(new TestUser(alice.name(), "wrong", alice.domain())))
                .isInstanceOf(ExecutionException.class)
                .cause().isInstanceOf(SignInException.class)
                .hasMessage("The server did not let " + alice.address()
                        + " in: the account or its password is wrong; type both again.");
    }

    @Test
    void certificateThatNobodyVouchesForIsNotAccepted(EmbeddedOpenfire server) throws Exception {
        assertThatThrownBy(() -> Phones.await(TalkingClient.signIn(
                ClientConfig.of(Phones.address(alice), alice.password())
                        .withServer("127.0.0.1", server.port()))))
                .cause().isInstanceOf(SignInException.class)
                .hasMessageContaining("certificate is not trusted");
    }

    @Test
    void plainTextIsForThisMachineOnly() throws Exception {
        TalkingClient phone = phones.signIn(alice, config -> config.withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK));
        assertThat(phone.client().jid().asBareJid().toString()).isEqualTo(alice.address());
        assertThatThrownBy(() -> phones.signIn(bob,
                config -> config.withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK).withServer("192.0.2.1", 5222)))
                .cause().isInstanceOf(SignInException.class)
                .hasMessageContaining("plain text is for servers on this machine only");
    }
}
