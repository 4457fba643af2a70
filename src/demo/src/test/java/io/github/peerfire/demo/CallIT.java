package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.SignInException;
import io.github.peerfire.client.SignInStep;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.phone.HeadlessPhone;
import io.github.peerfire.phone.PhoneCall;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Whole calls on a real Openfire with the plugin that people install. */
class CallIT extends TwoFriends {

    /** What the other phone's microphone hears, in hertz. */
    private static final double TONE = 440;

    @Test
    void friendsTalkFromProposeToHangUp() throws Exception {
        HeadlessPhone desk = phones.signIn(alice);
        HeadlessPhone phone = phones.signIn(bob);
        Phones.awaitCallable(desk, bob, true);
        CompletableFuture<PhoneCall> rings = Phones.ringing(phone);
        PhoneCall outgoing = desk.call(Phones.address(bob));
        PhoneCall incoming = Phones.await(rings);
        incoming.call().accept();

        Phones.await(outgoing.firstAudio());
        Phones.await(incoming.firstAudio());
        assertThat(Phones.await(outgoing.call().verificationCode()))
                .isEqualTo(Phones.await(incoming.call().verificationCode()))
                .matches("[0-9]{4}( [0-9]{4}){4}");
        assertThat(Phones.await(outgoing.call().remotePeerId())).isEqualTo(phone.client().peerId());
        assertThat(Phones.await(incoming.call().remotePeerId())).isEqualTo(desk.client().peerId());
        awaitTone(outgoing);
        awaitTone(incoming);

        incoming.call().hangUp();
        assertThat(Phones.ending(incoming)).isEqualTo(CallEnding.HUNG_UP);
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
        assertThat(outgoing.counters().dataMessagesReceived()).isPositive();
    }

    /** In the first half seconds some sound may be missing, where the machine does much else. */
    private static void awaitTone(PhoneCall call) {
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> Math.abs(call.heardFrequency() - TONE) < 10))
                .as("that %.0f Hz are those that were sent", call.heardFrequency()).isTrue();
    }

    @Test
    void secondCallOfTheSameClientsWorksLikeTheFirst() throws Exception {
        HeadlessPhone desk = phones.signIn(alice);
        HeadlessPhone phone = phones.signIn(bob);
        for (int i = 0; i < 2; i++) {
            CompletableFuture<PhoneCall> rings = Phones.ringing(phone);
            PhoneCall outgoing = desk.call(Phones.address(bob));
            Phones.await(rings).call().accept();
            Phones.await(outgoing, CallPhase.ACTIVE);
            outgoing.call().hangUp();
            assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
        }
    }

    @Test
    void declinedCallLooksBusyToTheCaller() throws Exception {
        HeadlessPhone desk = phones.signIn(alice);
        HeadlessPhone phone = phones.signIn(bob);
        CompletableFuture<PhoneCall> rings = Phones.ringing(phone);
        PhoneCall outgoing = desk.call(Phones.address(bob));
        Phones.await(rings).call().decline();
        assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.DECLINED_HERE);
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.BUSY);
    }

    @Test
    void cancelledCallStopsRinging() throws Exception {
        HeadlessPhone desk = phones.signIn(alice);
        HeadlessPhone phone = phones.signIn(bob);
        CompletableFuture<PhoneCall> rings = Phones.ringing(phone);
        PhoneCall outgoing = desk.call(Phones.address(bob));
        Phones.await(outgoing, CallPhase.RINGING);
        outgoing.call().hangUp();
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.CANCELLED);
        assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.CANCELLED_BY_CALLER);
    }

    @Test
    void callThatNobodyAnswersEndsOnBothSides() throws Exception {
        HeadlessPhone desk = phones.signIn(alice, config -> config.withCallTimes(Phones.impatient()));
        HeadlessPhone phone = phones.signIn(bob);
        CompletableFuture<PhoneCall> rings = Phones.ringing(phone);
        PhoneCall outgoing = desk.call(Phones.address(bob));
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.NO_ANSWER);
        assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.CANCELLED_BY_CALLER);
    }

    @Test
    void callToNobodyIsNotAnswered() throws Exception {
        HeadlessPhone desk = phones.signIn(alice, config -> config.withCallTimes(Phones.impatient()));
        assertThat(Phones.ending(desk.call(Phones.address(bob)))).isEqualTo(CallEnding.NO_ANSWER);
    }

    @Test
    void bothDevicesRingAndTheOtherStopsWhenOneAnswers() throws Exception {
        HeadlessPhone desk = phones.signIn(alice);
        HeadlessPhone phone = phones.signIn(bob, config -> config.withResource("phone"));
        HeadlessPhone tablet = phones.signIn(bob, config -> config.withResource("tablet"));
        CompletableFuture<PhoneCall> atPhone = Phones.ringing(phone);
        CompletableFuture<PhoneCall> atTablet = Phones.ringing(tablet);
        PhoneCall outgoing = desk.call(Phones.address(bob));
        Phones.await(atTablet);
        Phones.await(atPhone).call().accept();
        Phones.await(outgoing.firstAudio());
        assertThat(Phones.ending(Phones.await(atTablet))).isEqualTo(CallEnding.ANSWERED_ELSEWHERE);
        assertThat(Phones.await(outgoing.call().remotePeerId())).isEqualTo(phone.client().peerId());
    }

    @Test
    void strangerIsReachedOnceBothAdmitEachOther(TestUsers users) throws Exception {
        TestUser carol = users.create("carol");
        HeadlessPhone desk = phones.signIn(alice);
        HeadlessPhone tab = phones.signIn(carol);
        CompletableFuture<PhoneCall> rings = Phones.ringing(tab);
        PhoneCall outgoing = desk.call(Phones.address(carol));
        PhoneCall incoming = Phones.await(rings);
        assertThat(outgoing.call().state().phase()).isEqualTo(CallPhase.PROPOSED);
        incoming.call().accept();
        Phones.await(outgoing.firstAudio());
        Phones.await(incoming.firstAudio());
    }

    @Test
    void contactIsCallableAsLongAsHeIsSignedIn() throws Exception {
        HeadlessPhone desk = phones.signIn(alice);
        HeadlessPhone phone = phones.signIn(bob);
        Phones.awaitCallable(desk, bob, true);
        Phones.awaitCallable(phone, alice, true);
        phone.close();
        Phones.awaitCallable(desk, bob, false);
        assertThat(desk.client().contact(Phones.address(bob)).orElseThrow().online()).isFalse();
    }

    @Test
    void signingOutDuringACallHangsUp() throws Exception {
        HeadlessPhone desk = phones.signIn(alice);
        HeadlessPhone phone = phones.signIn(bob);
        CompletableFuture<PhoneCall> rings = Phones.ringing(phone);
        PhoneCall outgoing = desk.call(Phones.address(bob));
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
        assertThatThrownBy(() -> Phones.await(HeadlessPhone.start(
                ClientConfig.of(Phones.address(alice), alice.password())
                        .withServer("127.0.0.1", server.port()), 440)))
                .cause().isInstanceOf(SignInException.class)
                .hasMessageContaining("certificate is not trusted");
    }

    @Test
    void plainTextIsForThisMachineOnly() throws Exception {
        HeadlessPhone phone = phones.signIn(alice, config -> config.withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK));
        assertThat(phone.client().jid().asBareJid().toString()).isEqualTo(alice.address());
        assertThatThrownBy(() -> phones.signIn(bob,
                config -> config.withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK).withServer("192.0.2.1", 5222)))
                .cause().isInstanceOf(SignInException.class)
                .hasMessageContaining("plain text is for servers on this machine only");
    }
}
