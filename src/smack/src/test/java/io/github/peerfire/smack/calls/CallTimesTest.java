package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How long each step of a call is waited for, in virtual time. */
class CallTimesTest extends FinishedCalls {

    @Test
    void nobodyAnswersForAMinute() {
        ring();
        clock.pass(Duration.ofSeconds(59));
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.RINGING);
        clock.pass(Duration.ofSeconds(2));
        assertThat(ending(outgoing)).isEqualTo(CallEnding.NO_ANSWER);
        assertThat(ending(incoming)).isEqualTo(CallEnding.CANCELLED_BY_CALLER);
    }

    @Test
    void nobodyIsThereAtAll() {
        switchboard.breakDown();
        outgoing = desk.manager().place(phone.self().asBareJid(), TALK);
        clock.pass(Duration.ofSeconds(61));
        assertThat(ending(outgoing)).isEqualTo(CallEnding.NO_ANSWER);
    }

    @Test
    void aProposeThatTheServerKeptForItselfIsRepeated() {
        desk.seePresence(phone.self(), endpoint(ScriptedMedia.peerOf(phone.self(), 0), 1));
        switchboard.lose(2);
        outgoing = desk.manager().place(phone.self().asBareJid(), TALK);
        clock.pass(Duration.ofMillis(2900));
        assertThat(phone.incoming()).isEmpty();
        clock.pass(Duration.ofMillis(200));
        assertThat(phone.incoming()).hasSize(1);
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.RINGING);
        clock.pass(Duration.ofSeconds(40));
        assertThat(switchboard.log()).containsExactly("desk: propose", "desk: propose", "desk: propose",
                "phone: ringing");
    }

    @Test
    void whoWasSeenButDoesNotRingIsProposedToFourTimesInTheSameMinute() {
        desk.seePresence(phone.self(), endpoint(ScriptedMedia.peerOf(phone.self(), 0), 1));
        phone.loseFriends();
        outgoing = desk.manager().place(phone.self().asBareJid(), TALK);
        clock.pass(Duration.ofSeconds(59));
        assertThat(switchboard.log()).hasSize(4).containsOnly("desk: propose");
        assertThat(phone.incoming()).as("one call, however often it is proposed").hasSize(1);
        clock.pass(Duration.ofSeconds(2));
        assertThat(ending(outgoing)).isEqualTo(CallEnding.NO_ANSWER);
    }

    @Test
    void whoIsNotThereIsProposedToOnce() {
        switchboard.breakDown();
        outgoing = desk.manager().place(phone.self().asBareJid(), TALK);
        clock.pass(Duration.ofSeconds(59));
        assertThat(switchboard.log()).containsExactly("desk: propose");
        clock.pass(Duration.ofSeconds(2));
    }

    @Test
    void aDeviceWhoseCallerVanishedStopsRingingAfterNinetySeconds() {
        ring();
        switchboard.breakDown();
        clock.pass(Duration.ofSeconds(91));
        assertThat(ending(incoming)).isEqualTo(CallEnding.MISSED);
    }

    @Test
    void aCallerWhoDoesNotInitiateIsGivenUpAfterFifteenSeconds() {
        ring();
        switchboard.breakDown();
        incoming.accept();
        clock.pass(Duration.ofSeconds(16));
        assertThat(ending(incoming)).isEqualTo(CallEnding.PEER_SILENT);
        assertThat(switchboard.log()).endsWith("phone: proceed", "phone: finish expired");
    }

    @Test
    void mediaThatDoNotConnectEndTheCallAfterTwentySeconds() {
        connect();
        clock.pass(Duration.ofSeconds(21));
        assertThat(ending(outgoing)).isEqualTo(CallEnding.MEDIA_FAILED);
        assertThat(ending(incoming)).isEqualTo(CallEnding.MEDIA_FAILED);
        assertThat(switchboard.log()).contains("desk: session-terminate failed-transport");
    }

    @Test
    void lostMediaAreWaitedForThirtySeconds() {
        talk();
        desk.media(outgoing).listener().lost();
        settle();
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.RESTORING);
        desk.media(outgoing).listener().ready();
        settle();
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.ACTIVE);
        desk.media(outgoing).listener().lost();
        clock.pass(Duration.ofSeconds(31));
        assertThat(ending(outgoing)).isEqualTo(CallEnding.MEDIA_LOST);
        assertThat(ending(incoming)).isEqualTo(CallEnding.MEDIA_LOST);
    }

    @Test
    void withoutBindingTheCallerSaysNothing() {
        desk.prepareWith(CompletableFuture.failedFuture(new IllegalStateException("no rendezvous")));
        outgoing = desk.manager().place(phone.self().asBareJid(), TALK);
        settle();
        assertThat(ending(outgoing)).isEqualTo(CallEnding.NOT_REGISTERED);
        assertThat(switchboard.log()).isEmpty();
    }

    @Test
    void aBindingThatTakesTooLongCountsAsNone() {
        desk.prepareWith(new CompletableFuture<>());
        outgoing = desk.manager().place(phone.self().asBareJid(), TALK);
        clock.pass(Duration.ofSeconds(11));
        assertThat(ending(outgoing)).isEqualTo(CallEnding.NOT_REGISTERED);
    }

    @Test
    void aCalleeWithoutBindingStaysSilentSoThatOtherDevicesMayAnswer() {
        phone.prepareWith(CompletableFuture.failedFuture(new IllegalStateException("no rendezvous")));
        ring();
        incoming.accept();
        settle();
        assertThat(ending(incoming)).isEqualTo(CallEnding.NOT_REGISTERED);
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.RINGING);
    }
}
