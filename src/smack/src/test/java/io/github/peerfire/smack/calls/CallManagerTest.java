package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls between devices in virtual time, over real XML. */
class CallManagerTest {

    private static final Set<MediaKind> TALK = Set.of(MediaKind.AUDIO, MediaKind.DATA);

    private final VirtualClock clock = new VirtualClock();
    private final Switchboard switchboard = new Switchboard(clock);
    private final CallDevice desk = switchboard.connect("alice@example.net/desk");
    private final CallDevice phone = switchboard.connect("bob@example.net/phone");
    private CallSession outgoing;
    private CallSession incoming;

    @AfterEach
    void nothingIsLeftOfCallsThatAreOver() {
        boolean over = desk.manager().calls().isEmpty() && phone.manager().calls().isEmpty();
        if (over) {
            clock.pass(Duration.ofSeconds(11));
            assertThat(clock.waiting()).as("timers left").isZero();
        }
    }

    @Test
    void aCallGoesFromProposeToHangUpAsTheSpecificationTellsIt() {
        talk();
        outgoing.end();
        settle();
        assertThat(ending(outgoing)).isEqualTo(CallEnding.HUNG_UP);
        assertThat(ending(incoming)).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
        assertThat(desk.media(outgoing).isClosed()).isTrue();
        assertThat(phone.media(incoming).isClosed()).isTrue();
        assertThat(switchboard.log()).containsExactly("desk: propose", "phone: ringing", "phone: proceed",
                "desk: session-initiate", "phone: session-accept", "desk: session-info", "phone: session-info",
                "desk: session-terminate success", "desk: finish success", "phone: finish success");
    }

    @Test
    void eachSideConnectsToTheAddressOfTheOther() {
        connect();
        assertThat(desk.media(outgoing).far().peer()).contains(ScriptedMedia.peerOf(phone.self(), 0));
        assertThat(phone.media(incoming).far().peer()).contains(ScriptedMedia.peerOf(desk.self(), 0));
        assertThat(phone.media(incoming).far().stream()).isPresent();
    }

    @Test
    void hashesTravelInTransportInfo() {
        connect();
        desk.media(outgoing).listener().hash("ab".repeat(32));
        phone.media(incoming).listener().hash("cd".repeat(32));
        settle();
        assertThat(phone.media(incoming).hashes()).containsExactly("ab".repeat(32));
        assertThat(desk.media(outgoing).hashes()).containsExactly("cd".repeat(32));
    }

    @Test
    void aDeclinedCallLooksBusyToTheCaller() {
        ring();
        incoming.end();
        settle();
        assertThat(ending(incoming)).isEqualTo(CallEnding.DECLINED_HERE);
        assertThat(ending(outgoing)).isEqualTo(CallEnding.BUSY);
        assertThat(switchboard.log()).endsWith("phone: reject busy");
    }

    @Test
    void aCallThatIsRejectedForAnotherReasonIsDeclined() {
        ring();
        phone.send(desk.self(), JingleMessage.of(JingleMessage.Kind.REJECT, outgoing.id(), JingleReason.DECLINE));
        settle();
        assertThat(ending(outgoing)).isEqualTo(CallEnding.DECLINED);
    }

    @Test
    void aCancelledCallStopsRinging() {
        ring();
        outgoing.end();
        settle();
        assertThat(ending(outgoing)).isEqualTo(CallEnding.CANCELLED);
        assertThat(ending(incoming)).isEqualTo(CallEnding.CANCELLED_BY_CALLER);
        assertThat(switchboard.log()).endsWith("desk: retract cancel");
    }

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
    void aSessionThatIsNotVerifiedEndsTheCallOnBothSides() {
        connect();
        phone.media(incoming).listener().insecure();
        settle();
        assertThat(ending(incoming)).isEqualTo(CallEnding.INSECURE);
        assertThat(ending(outgoing)).isEqualTo(CallEnding.INSECURE);
        assertThat(switchboard.log()).contains("phone: session-terminate security-error");
    }

    @Test
    void aTransportThatPresenceContradictsEndsTheCall() {
        phone.seePresence(desk.self(), endpoint("f".repeat(64), 5));
        ring();
        incoming.accept();
        settle();
        assertThat(ending(incoming)).isEqualTo(CallEnding.INSECURE);
        assertThat(ending(outgoing)).isEqualTo(CallEnding.INSECURE);
    }

    @Test
    void aNewerTransportHasTenSecondsToShowInPresence() {
        desk.seePresence(phone.self(), endpoint("f".repeat(64), 0));
        talk();
        clock.pass(Duration.ofSeconds(9));
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.ACTIVE);
        clock.pass(Duration.ofSeconds(2));
        assertThat(ending(outgoing)).isEqualTo(CallEnding.INSECURE);
    }

    @Test
    void aNewerTransportThatShowsInPresenceIsRight() {
        desk.seePresence(phone.self(), endpoint("f".repeat(64), 0));
        talk();
        desk.seePresence(phone.self(), endpoint(ScriptedMedia.peerOf(phone.self(), 0), 1));
        clock.pass(Duration.ofSeconds(60));
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void withoutCommonCodecTheApplicationFails() {
        phone.setAbilities(Map.of(MediaKind.AUDIO, List.of(Codec.SPEEX)));
        outgoing = desk.manager().place(phone.self().asBareJid(), Set.of(MediaKind.AUDIO));
        settle();
        phone.incoming().get(0).accept();
        settle();
        assertThat(ending(outgoing)).isEqualTo(CallEnding.NO_COMMON_MEDIA);
        assertThat(switchboard.log()).contains("phone: session-terminate failed-application");
    }

    @Test
    void aDeviceThatCanDoNothingOfWhatIsProposedStaysSilent() {
        outgoing = desk.manager().place(phone.self().asBareJid(), Set.of(MediaKind.VIDEO));
        settle();
        assertThat(phone.incoming()).isEmpty();
        assertThat(switchboard.log()).containsExactly("desk: propose");
    }

    @Test
    void onlyTheDeviceThatIsAnsweredTalksAndItsSiblingStopsRinging() {
        CallDevice tablet = switchboard.connect("bob@example.net/tablet");
        ring();
        assertThat(tablet.incoming()).hasSize(1);
        incoming.accept();
        settle();
        assertThat(ending(tablet.incoming().get(0))).isEqualTo(CallEnding.ANSWERED_ELSEWHERE);
        assertThat(incoming.state().phase()).isEqualTo(CallPhase.CONNECTING);
    }

    @Test
    void theFirstProceedCountsAndTheOtherDeviceGivesUp() {
        CallDevice tablet = switchboard.connect("bob@example.net/tablet");
        ring();
        incoming.accept();
        clock.settle();
        tablet.incoming().get(0).accept();
        settle();
        assertThat(switchboard.log().stream().filter(line -> line.endsWith("session-initiate"))).hasSize(1);
        clock.pass(Duration.ofSeconds(16));
        assertThat(ending(tablet.incoming().get(0))).isIn(CallEnding.ANSWERED_ELSEWHERE, CallEnding.PEER_SILENT);
    }

    @Test
    void whenBothCallAtOnceTheLowerIdWinsAndTheOtherAccepts() {
        outgoing = desk.manager().place(phone.self().asBareJid(), TALK);
        CallSession other = phone.manager().place(desk.self().asBareJid(), TALK);
        settle();
        boolean deskWins = outgoing.id().compareTo(other.id()) < 0;
        CallSession winner = deskWins ? outgoing : other;
        CallSession loser = deskWins ? other : outgoing;
        assertThat(winner.state().phase()).isEqualTo(CallPhase.CONNECTING);
        assertThat(ending(loser)).isEqualTo(CallEnding.REPLACED);
        CallDevice waiting = deskWins ? phone : desk;
        assertThat(waiting.successions()).containsExactly(loser.id() + " > " + winner.id());
        assertThat(waiting.incoming()).as("nobody is asked").isEmpty();
    }

    @Test
    void whoCallsBackWhileItRingsAnswers() {
        ring();
        CallSession back = phone.manager().place(desk.self().asBareJid(), TALK);
        settle();
        assertThat(ending(back)).isEqualTo(CallEnding.REPLACED);
        assertThat(incoming.state().phase()).isEqualTo(CallPhase.CONNECTING);
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.CONNECTING);
        assertThat(switchboard.log()).doesNotContain("phone: propose");
    }

    @Test
    void whoLosesATieBeforeTheOtherCallIsDecidedAboutTakesThatOne() {
        outgoing = desk.manager().place(phone.self().asBareJid(), TALK);
        clock.settle();
        switchboard.deliver(desk, new CallMessage(phone.self(), JingleMessage.propose("0", TALK),
                CallMessage.Origin.DIRECT, Duration.ofSeconds(2)));
        switchboard.deliver(desk, phone.self(), JingleMessage.tieBreak(JingleMessage.Kind.REJECT, outgoing.id()),
                CallMessage.Origin.DIRECT);
        settle();
        assertThat(ending(outgoing)).isEqualTo(CallEnding.REPLACED);
        assertThat(switchboard.log()).endsWith("desk: retract expired tie-break", "desk: ringing", "desk: proceed");
        clock.pass(Duration.ofSeconds(100));
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

    @Test
    void aStrangersSessionInitiateIsAnsweredAsIfJingleWereUnknown() {
        phone.loseFriends();
        desk.request(new Jingle(phone.self(), JingleBody.of(JingleAction.SESSION_INITIATE, "unheard-of", List.of())));
        settle();
        assertThat(switchboard.log()).endsWith("phone refuses: SERVICE_UNAVAILABLE");
    }

    @Test
    void requestsOfUnknownSessionsAreRefused() {
        desk.request(new Jingle(phone.self(), JingleBody.terminate("unheard-of", JingleReason.SUCCESS)));
        settle();
        assertThat(switchboard.log()).endsWith("phone refuses: UNKNOWN_SESSION");
    }

    @Test
    void aThirdPartyCannotEndOrTakeACall() {
        CallDevice mallory = switchboard.connect("mallory@example.net/x");
        talk();
        mallory.request(new Jingle(phone.self(), JingleBody.terminate(incoming.id(), JingleReason.SUCCESS)));
        mallory.send(phone.self(), JingleMessage.of(JingleMessage.Kind.FINISH, incoming.id(), JingleReason.SUCCESS));
        mallory.send(desk.self(), JingleMessage.of(JingleMessage.Kind.REJECT, outgoing.id(), JingleReason.BUSY));
        settle();
        assertThat(incoming.state().phase()).isEqualTo(CallPhase.ACTIVE);
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void aSecondSessionInitiateIsOutOfOrder() {
        connect();
        desk.request(new Jingle(phone.self(), JingleBody.of(JingleAction.SESSION_INITIATE, incoming.id(), List.of())));
        settle();
        assertThat(switchboard.log()).endsWith("phone refuses: OUT_OF_ORDER");
    }

    @Test
    void aSessionInitiateWithoutContentsIsABadRequest() {
        ring();
        switchboard.breakDown();
        incoming.accept();
        clock.settle();
        Jingle empty = new Jingle(phone.self(), JingleBody.of(JingleAction.SESSION_INITIATE, incoming.id(), List.of()));
        empty.setFrom(desk.self());
        phone.take(empty);
        assertThat(switchboard.log()).endsWith("phone refuses: BAD_REQUEST");
        assertThat(incoming.state().phase()).isEqualTo(CallPhase.PROCEEDED);
        clock.pass(Duration.ofSeconds(61));
    }

    @Test
    void callsWithMediaOutliveXmppAndOthersDoNot() {
        talk();
        phone.manager().xmppLost();
        assertThat(incoming.state().phase()).isEqualTo(CallPhase.ACTIVE);
        incoming.end();
        settle();
        CallSession next = desk.manager().place(phone.self().asBareJid(), TALK);
        settle();
        desk.manager().xmppLost();
        assertThat(ending(next)).isEqualTo(CallEnding.SIGNED_OUT);
        clock.pass(Duration.ofSeconds(91));
    }

    @Test
    void signingOutHangsUp() {
        talk();
        desk.manager().signOut();
        settle();
        assertThat(ending(outgoing)).isEqualTo(CallEnding.HUNG_UP);
        assertThat(ending(incoming)).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
        assertThat(desk.manager().calls()).isEmpty();
    }

    private void ring() {
        outgoing = desk.manager().place(phone.self().asBareJid(), TALK);
        settle();
        incoming = phone.incoming().get(0);
    }

    private void connect() {
        ring();
        incoming.accept();
        settle();
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.CONNECTING);
        assertThat(incoming.state().phase()).isEqualTo(CallPhase.CONNECTING);
    }

    private void talk() {
        connect();
        desk.media(outgoing).listener().ready();
        phone.media(incoming).listener().ready();
        settle();
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.ACTIVE);
        assertThat(incoming.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    private void settle() {
        clock.pass(Duration.ofMillis(200));
    }

    private static CallEnding ending(CallSession call) {
        return call.state().ending().orElse(null);
    }

    private static PresenceEndpoint endpoint(String peer, long epoch) {
        return new PresenceEndpoint(peer, epoch, "rtmfp://rtmfp.example.net/xmpp", Optional.empty(), Set.of());
    }
}
