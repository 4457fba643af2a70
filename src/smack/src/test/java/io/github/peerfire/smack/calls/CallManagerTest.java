package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jingle.element.SessionHash;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Calls between devices in virtual time, over real XML. */
class CallManagerTest extends FinishedCalls {

    @Test
    void aCallGoesFromProposeToHangUpAsTheSpecificationTellsIt() {
        connect();
        beginToFlow();
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
        List<String> answered = new ArrayList<>();
        SessionHash ofDesk = new SessionHash("ab".repeat(32), false);
        SessionHash ofPhone = new SessionHash("cd".repeat(32), true);
        desk.media(outgoing).listener().hash(ofDesk, () -> answered.add("desk"));
        phone.media(incoming).listener().hash(ofPhone, () -> answered.add("phone"));
        assertThat(answered).isEmpty();
        settle();
        assertThat(phone.media(incoming).hashes()).containsExactly(ofDesk);
        assertThat(desk.media(outgoing).hashes()).containsExactly(ofPhone);
        assertThat(answered).containsExactlyInAnyOrder("desk", "phone");
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
    void whoeverAcceptsAndThinksBetterOfItAtOnceHasHungUp() {
        ring();
        incoming.onState(state -> {
            if (state.phase() == CallPhase.PROCEEDED) {
                incoming.end();
            }
        });
        incoming.accept();
        settle();
        assertThat(ending(incoming)).isEqualTo(CallEnding.HUNG_UP);
        assertThat(ending(outgoing)).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
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
    void aTransportThatPresenceToldBeforeIsRightAlthoughNewsOfAnotherWereFaster() {
        phone.seePresence(desk.self(), endpoint(ScriptedMedia.peerOf(desk.self(), 0), 1));
        phone.seePresence(desk.self(), endpoint("f".repeat(64), 5));
        talk();
        clock.pass(Duration.ofSeconds(60));
        assertThat(incoming.state().phase()).isEqualTo(CallPhase.ACTIVE);
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
}
