package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that go on as others: on other devices, and after XMPP was lost (XEP-0353 §4.2, ProtoXEP 7.5, 7.6). */
class MigrationTest {

    private final CallPair pair = new CallPair();

    @BeforeEach
    void talk() {
        pair.talk();
    }

    @Test
    void theCallersOtherDeviceTakesTheCallOverWithoutAnybodyBeingAsked() {
        CallDevice laptop = pair.switchboard.connect("alice@example.net/laptop");
        CallSession next = laptop.manager().place(pair.phone.self().asBareJid(), CallPair.TALK);
        pair.settle();
        assertThat(pair.phone.incoming()).as("rang only for the first").hasSize(1);
        assertThat(CallPair.ending(pair.outgoing)).isEqualTo(CallEnding.REPLACED);
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.REPLACED);
        assertThat(next.state().phase()).isEqualTo(CallPhase.CONNECTING);
        assertThat(pair.phone.successions()).containsExactly(pair.incoming.id() + " > " + next.id());
        assertThat(pair.switchboard.log()).containsSubsequence("laptop: propose", "phone: finish expired",
                "phone: proceed", "laptop: session-initiate", "phone: session-accept");
        assertThat(pair.phone.manager().calls()).hasSize(1);
        assertThat(pair.phone.missed()).isEmpty();
    }

    @Test
    void theCalleesOtherDeviceTakesTheCallOver() {
        CallDevice tablet = pair.switchboard.connect("bob@example.net/tablet");
        CallSession next = tablet.manager().place(pair.desk.self().asBareJid(), CallPair.TALK);
        pair.settle();
        assertThat(CallPair.ending(pair.outgoing)).isEqualTo(CallEnding.REPLACED);
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.REPLACED);
        assertThat(next.state().phase()).isEqualTo(CallPhase.CONNECTING);
        assertThat(pair.desk.successions()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@example.net/laptop", "bob@example.net/tablet"})
    void whatTheUserMutedOrHeldRestsInTheNewCallBeforeAnythingIsSent(String other) {
        pair.incoming.renegotiation().mute(MediaKind.AUDIO);
        pair.outgoing.renegotiation().hold();
        pair.settle();
        CallDevice third = pair.switchboard.connect(other);
        CallDevice stays = other.startsWith("alice") ? pair.phone : pair.desk;
        CallSession next = third.manager().place(stays.self().asBareJid(), CallPair.TALK);
        pair.settle();
        CallSession here = stays.manager().calls().get(0);
        assertThat(here.id()).isEqualTo(next.id());
        assertThat(stays.media(here).arranged()).isNotEmpty().noneMatch(now -> now.sends(MediaKind.AUDIO));
        assertThat(stays.media(here).contents().held()).isEqualTo(stays == pair.desk);
        assertThat(next.renegotiation().contents().heldByPeer()).isEqualTo(stays == pair.desk);
        assertThat(next.renegotiation().contents().of(MediaKind.AUDIO).orElseThrow().mutedByPeer())
                .isEqualTo(stays == pair.phone);
        assertThat(pair.switchboard.log()).containsSubsequence(
                device(stays) + ": session-accept", device(stays) + ": session-info");
        here.renegotiation().unmute(MediaKind.AUDIO);
        here.renegotiation().unhold();
        pair.settle();
        assertThat(stays.media(here).contents().sends(MediaKind.AUDIO)).isTrue();
    }

    private static String device(CallDevice device) {
        return device.self().getResourcepart().toString();
    }

    @Test
    void aCallWithMoreKindsRingsAndTakesTheOldOnesPlaceOnlyWhenItIsAccepted() {
        CallDevice laptop = pair.switchboard.connect("alice@example.net/laptop");
        canDoVideo(laptop, pair.phone);
        CallSession next = laptop.manager().place(pair.phone.self().asBareJid(),
                Set.of(MediaKind.AUDIO, MediaKind.VIDEO));
        pair.settle();
        assertThat(next.state().phase()).isEqualTo(CallPhase.RINGING);
        assertThat(pair.incoming.state().phase()).isEqualTo(CallPhase.ACTIVE);
        pair.phone.incoming().get(1).accept();
        pair.settle();
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.REPLACED);
        assertThat(CallPair.ending(pair.outgoing)).isEqualTo(CallEnding.REPLACED);
        assertThat(next.state().phase()).isEqualTo(CallPhase.CONNECTING);
    }

    @Test
    void theSameFullJidAfterALossNeedsNothing() {
        pair.switchboard.disconnect(pair.phone);
        pair.clock.pass(Duration.ofSeconds(30));
        pair.switchboard.reconnect(pair.phone, "bob@example.net/phone");
        pair.settle();
        assertThat(pair.switchboard.log()).isEmpty();
        pair.outgoing.end();
        pair.settle();
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
    }

    @Test
    void aNewFullJidGetsTheControlBackByAMigration() {
        pair.switchboard.disconnect(pair.phone);
        pair.clock.pass(Duration.ofSeconds(30));
        assertThat(pair.incoming.state().phase()).isEqualTo(CallPhase.ACTIVE);
        pair.switchboard.reconnect(pair.phone, "bob@example.net/phone-2");
        pair.settle();
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.REPLACED);
        assertThat(CallPair.ending(pair.outgoing)).isEqualTo(CallEnding.REPLACED);
        assertThat(pair.desk.incoming()).as("nobody was asked").isEmpty();
        CallSession next = pair.phone.manager().calls().get(0);
        assertThat(next.state().phase()).isEqualTo(CallPhase.CONNECTING);
        assertThat(pair.phone.successions()).containsExactly(pair.incoming.id() + " > " + next.id());
        assertThat(pair.desk.successions()).containsExactly(pair.outgoing.id() + " > " + next.id());
    }

    @Test
    void aKindThatWasTakenOutMeanwhileDoesNotComeBackAndNobodyIsAsked() {
        pair.switchboard.disconnect(pair.phone);
        pair.outgoing.renegotiation().remove(MediaKind.DATA);
        pair.clock.pass(Duration.ofSeconds(30));
        pair.switchboard.reconnect(pair.phone, "bob@example.net/phone-2");
        pair.settle();
        assertThat(pair.desk.incoming()).as("nobody was asked").isEmpty();
        assertThat(CallPair.ending(pair.outgoing)).isEqualTo(CallEnding.REPLACED);
        for (CallDevice device : List.of(pair.phone, pair.desk)) {
            assertThat(device.manager().calls()).singleElement()
                    .satisfies(next -> assertThat(next.presentKinds()).containsExactly(MediaKind.AUDIO));
        }
    }

    @Test
    void aKindThatOneSideOfferedAndTheOtherAcceptedUnheardIsPartOfTheNewCall() {
        CallPair seeing = new CallPair();
        canDoVideo(seeing.desk, seeing.phone);
        seeing.talk();
        seeing.outgoing.renegotiation().add(MediaKind.VIDEO);
        seeing.settle();
        seeing.switchboard.disconnect(seeing.phone);
        seeing.incoming.renegotiation().accept(MediaKind.VIDEO);
        seeing.settle();
        seeing.switchboard.reconnect(seeing.phone, "bob@example.net/phone-2");
        seeing.settle();
        assertThat(seeing.desk.incoming()).as("nobody was asked").isEmpty();
        assertThat(seeing.desk.manager().calls()).singleElement()
                .satisfies(next -> assertThat(next.presentKinds()).contains(MediaKind.VIDEO));
    }

    @Test
    void aCallOfWhichEachSideTookOutWhatTheOtherKeptIsOver() {
        pair.switchboard.disconnect(pair.phone);
        pair.outgoing.renegotiation().remove(MediaKind.DATA);
        pair.incoming.renegotiation().remove(MediaKind.AUDIO);
        pair.clock.pass(Duration.ofSeconds(30));
        pair.switchboard.reconnect(pair.phone, "bob@example.net/phone-2");
        pair.clock.pass(Duration.ofMinutes(2));
        assertThat(pair.desk.manager().calls()).isEmpty();
        assertThat(pair.phone.manager().calls()).isEmpty();
        assertThat(pair.desk.missed()).isEmpty();
    }

    @Test
    void whenBothHaveNewFullJidsOneCallTakesTheOldOnesPlace() {
        pair.switchboard.disconnect(pair.phone);
        pair.switchboard.disconnect(pair.desk);
        pair.clock.pass(Duration.ofSeconds(30));
        pair.switchboard.reconnect(pair.phone, "bob@example.net/phone-2");
        pair.switchboard.reconnect(pair.desk, "alice@example.net/desk-2");
        pair.settle();
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.REPLACED);
        assertThat(CallPair.ending(pair.outgoing)).isEqualTo(CallEnding.REPLACED);
        assertThat(pair.phone.manager().calls()).hasSize(1);
        assertThat(pair.desk.manager().calls()).extracting(CallSession::id)
                .isEqualTo(pair.phone.manager().calls().stream().map(CallSession::id).toList());
        assertThat(pair.desk.incoming()).as("nobody was asked").isEmpty();
    }

    @Test
    void aCallThatIsOverBeforeItIsReplacedTakesItsSuccessorWithIt() {
        CompletableFuture<Void> preparation = new CompletableFuture<>();
        pair.phone.prepareWith(preparation);
        CallDevice laptop = pair.switchboard.connect("alice@example.net/laptop");
        CallSession next = laptop.manager().place(pair.phone.self().asBareJid(), CallPair.TALK);
        pair.settle();
        pair.incoming.end();
        pair.settle();
        preparation.complete(null);
        pair.settle();
        assertThat(pair.phone.manager().calls()).as("calls that the application does not have").isEmpty();
        assertThat(CallPair.ending(next)).isEqualTo(CallEnding.BUSY);
        assertThat(pair.phone.missed()).isEmpty();
    }

    @Test
    void aCallThatIsOverBeforeItsNewFullJidWasToldIsNotProposedAgain() {
        CompletableFuture<Void> preparation = new CompletableFuture<>();
        pair.phone.prepareWith(preparation);
        pair.switchboard.disconnect(pair.phone);
        pair.switchboard.reconnect(pair.phone, "bob@example.net/phone-2");
        pair.settle();
        assertThat(pair.phone.manager().calls()).as("the call and its successor").hasSize(2);
        pair.incoming.end();
        pair.settle();
        preparation.complete(null);
        pair.settle();
        assertThat(pair.phone.manager().calls()).as("calls that the application does not have").isEmpty();
        assertThat(pair.switchboard.log()).doesNotContain("phone-2: propose", "phone: propose");
    }

    @Test
    void aProposedSuccessorIsWithdrawnWhenItsCallIsOver() {
        pair.desk.prepareWith(new CompletableFuture<>());
        pair.switchboard.disconnect(pair.phone);
        pair.switchboard.reconnect(pair.phone, "bob@example.net/phone-2");
        pair.settle();
        assertThat(pair.phone.manager().calls()).as("the call and its successor").hasSize(2);
        pair.phoneMedia().listener().failed();
        pair.settle();
        assertThat(pair.phone.manager().calls()).as("calls that the application does not have").isEmpty();
        assertThat(pair.switchboard.log()).anyMatch(line -> line.contains("retract"));
    }

    @Test
    void aMigrationThatTheOtherSideDidNotHearIsTriedAgain() {
        pair.switchboard.disconnect(pair.phone);
        pair.switchboard.disconnect(pair.desk);
        pair.switchboard.reconnect(pair.phone, "bob@example.net/phone-2");
        pair.clock.pass(Duration.ofSeconds(30));
        pair.switchboard.reconnect(pair.desk, "alice@example.net/desk");
        pair.clock.pass(Duration.ofSeconds(45));
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.REPLACED);
        assertThat(CallPair.ending(pair.outgoing)).isEqualTo(CallEnding.REPLACED);
        assertThat(pair.desk.incoming()).as("nobody was asked").isEmpty();
    }

    @Test
    void withoutXmppACallThatHasMediaGoesOnForever() {
        pair.switchboard.disconnect(pair.phone);
        pair.clock.pass(Duration.ofHours(1));
        assertThat(pair.incoming.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void withoutXmppForTwoMinutesAndWithoutMediaForHalfAMinuteACallIsOver() {
        pair.switchboard.disconnect(pair.phone);
        pair.clock.pass(Duration.ofSeconds(60));
        pair.phoneMedia().listener().lost();
        pair.clock.pass(Duration.ofSeconds(59));
        assertThat(pair.incoming.state().phase()).isEqualTo(CallPhase.CUT_OFF);
        pair.clock.pass(Duration.ofSeconds(2));
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.MEDIA_LOST);
    }

    @Test
    void withoutXmppForLongACallStillWaitsHalfAMinuteForMedia() {
        pair.switchboard.disconnect(pair.phone);
        pair.clock.pass(Duration.ofSeconds(600));
        pair.phoneMedia().listener().lost();
        pair.clock.pass(Duration.ofSeconds(29));
        assertThat(pair.incoming.state().phase()).isEqualTo(CallPhase.CUT_OFF);
        pair.clock.pass(Duration.ofSeconds(2));
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.MEDIA_LOST);
    }

    @Test
    void xmppThatComesBackInTimeLeavesHalfAMinuteForMedia() {
        pair.phoneMedia().listener().lost();
        pair.settle();
        pair.switchboard.disconnect(pair.phone);
        pair.clock.pass(Duration.ofSeconds(100));
        pair.switchboard.reconnect(pair.phone, "bob@example.net/phone");
        assertThat(pair.incoming.state().phase()).isEqualTo(CallPhase.RESTORING);
        pair.phoneMedia().listener().ready();
        pair.settle();
        assertThat(pair.incoming.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void aCallThatIsPlacedWithoutXmppEndsAtOnce() {
        pair.switchboard.disconnect(pair.phone);
        CallSession call = pair.phone.manager().place(pair.desk.self().asBareJid(), CallPair.TALK);
        pair.settle();
        assertThat(CallPair.ending(call)).isEqualTo(CallEnding.SIGNED_OUT);
    }

    private static void canDoVideo(CallDevice... devices) {
        for (CallDevice device : devices) {
            device.setAbilities(Map.of(MediaKind.AUDIO, List.of(Codec.PCMU), MediaKind.DATA, List.of(),
                    MediaKind.VIDEO, List.of(Codec.flv(7, "H264", 90000))));
        }
    }
}
