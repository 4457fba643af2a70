package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls of simple clients, which send session-initiate without propose (ProtoXEP 7.5). */
class DirectSessionsTest {

    private static final String SID = "0-simple";

    private final CallPair pair = new CallPair();

    @BeforeEach
    void aSimpleClientAcknowledgesEverything() {
        pair.desk.manager().addTaker((request, answer) -> {
            answer.accept(Optional.empty());
            return true;
        });
    }

    @AfterEach
    void nothingIsLeft() {
        if (pair.phone.manager().calls().isEmpty()) {
            assertThat(pair.clock.waiting()).isZero();
        }
    }

    @Test
    void aContactsSessionRingsAndIsAcceptedWithSessionAccept() {
        initiate();
        assertThat(only().state().phase()).isEqualTo(CallPhase.ALERTING);
        assertThat(pair.switchboard.log()).containsExactly("desk: session-initiate", "phone: session-info");
        only().accept();
        pair.settle();
        assertThat(only().state().phase()).isEqualTo(CallPhase.CONNECTING);
        assertThat(pair.switchboard.log()).contains("phone: session-accept");
        assertThat(pair.phone.media(only()).far().peer()).contains(ScriptedMedia.peerOf(pair.desk.self(), 0));
    }

    @Test
    void itIsDeclinedCancelledOrMissedInTheSession() {
        initiate();
        only().end();
        pair.settle();
        assertThat(pair.switchboard.log()).contains("phone: session-terminate decline");
        assertThat(CallPair.ending(only())).isEqualTo(CallEnding.DECLINED_HERE);
    }

    @Test
    void aCallerThatGivesUpIsMissed() {
        initiate();
        ask(JingleBody.terminate(SID, JingleReason.SUCCESS));
        assertThat(CallPair.ending(only())).isEqualTo(CallEnding.CANCELLED_BY_CALLER);
        assertThat(pair.phone.missed()).extracting(MissedCall::id).containsExactly(SID);
    }

    @Test
    void itRingsForNinetySeconds() {
        initiate();
        pair.clock.pass(Duration.ofSeconds(91));
        assertThat(CallPair.ending(only())).isEqualTo(CallEnding.MISSED);
        assertThat(pair.switchboard.log()).contains("phone: session-terminate timeout");
        assertThat(pair.phone.missed()).hasSize(1);
    }

    @Test
    void aStrangersIsAnsweredAsIfJingleWereUnknown() {
        pair.phone.loseFriends();
        initiate();
        assertThat(pair.phone.incoming()).isEmpty();
        assertThat(pair.switchboard.log()).containsExactly("desk: session-initiate",
                "phone refuses: SERVICE_UNAVAILABLE");
    }

    /** XEP-0166 §7.2.9 knows unknown-session, which only somebody who is there can say. */
    @ParameterizedTest
    @EnumSource
    void soIsWhateverAStrangerSaysOfASessionThatThereIsNot(JingleAction action) {
        pair.phone.loseFriends();
        pair.ring();
        for (String sid : List.of(SID, pair.outgoing.id())) {
            ask(JingleBody.of(action, sid, offer()));
            assertThat(pair.switchboard.log()).endsWith("desk: " + action.word(), "phone refuses: SERVICE_UNAVAILABLE");
        }
        assertThat(pair.incoming.state().phase()).isEqualTo(CallPhase.ALERTING);
    }

    @Test
    void soIsThatOfAContactWhoIsBlocked() {
        pair.phone.block(pair.desk.self().asBareJid());
        initiate();
        assertThat(pair.phone.incoming()).isEmpty();
        assertThat(pair.phone.missed()).isEmpty();
        assertThat(pair.switchboard.log()).endsWith("phone refuses: SERVICE_UNAVAILABLE");
    }

    @Test
    void aStrangerLearnsNothingEvenIfItsCallRings() {
        pair.phone.loseFriends();
        pair.ring();
        ask(JingleBody.of(JingleAction.SESSION_INITIATE, pair.outgoing.id(), offer()));
        assertThat(pair.switchboard.log()).endsWith("phone refuses: SERVICE_UNAVAILABLE");
        assertThat(pair.incoming.state().phase()).isEqualTo(CallPhase.ALERTING);
    }

    @Test
    void whatCannotBeAcceptedDoesNotRing() {
        ask(JingleBody.of(JingleAction.SESSION_INITIATE, SID, List.of()));
        assertThat(pair.switchboard.log()).endsWith("phone refuses: BAD_REQUEST");
        ask(JingleBody.of(JingleAction.SESSION_INITIATE, SID, List.of(JingleContent.of("v",
                new RtmfpDescription(MediaKind.AUDIO, Optional.empty(), List.of(Codec.SPEEX)),
                new ScriptedMedia(pair.desk.self()).transport()))));
        assertThat(pair.switchboard.log()).contains("phone: session-terminate failed-application");
        assertThat(pair.phone.incoming()).isEmpty();
        assertThat(pair.phone.manager().calls()).isEmpty();
    }

    @Test
    void anAddressThatPresenceContradictsDoesNotRing() {
        pair.phone.seePresence(pair.desk.self(), new PresenceEndpoint("f".repeat(64), 5,
                "rtmfp://rtmfp.example.net/xmpp", Optional.empty(), Set.of()));
        initiate();
        assertThat(pair.phone.incoming()).isEmpty();
        assertThat(pair.switchboard.log()).contains("phone: session-terminate security-error");
    }

    @Test
    void whoIsNotToBeDisturbedIsBusy() {
        pair.phone.setManners(new CallManners(CallManners.InCall.CALL_WAITING, true, true));
        initiate();
        assertThat(pair.phone.incoming()).isEmpty();
        assertThat(pair.switchboard.log()).contains("phone: session-terminate busy");
        assertThat(pair.phone.missed()).hasSize(1);
    }

    @Test
    void ofAProposeAndASessionThatCrossTheLowerIdWins() {
        CallSession ours = pair.phone.manager().place(pair.desk.self().asBareJid(), CallPair.TALK);
        pair.clock.settle();
        ask(JingleBody.of(JingleAction.SESSION_INITIATE, "z-higher", offer()));
        assertThat(pair.switchboard.log()).contains("phone refuses: TIE_BREAK");
        ask(JingleBody.of(JingleAction.SESSION_INITIATE, "0-lower", offer()));
        assertThat(CallPair.ending(ours)).isEqualTo(CallEnding.REPLACED);
        assertThat(pair.phone.successions()).containsExactly(ours.id() + " > 0-lower");
        assertThat(pair.phone.manager().calls()).extracting(CallSession::id).containsExactly("0-lower");
        assertThat(pair.phone.manager().calls().get(0).state().phase()).isEqualTo(CallPhase.CONNECTING);
        pair.phone.manager().calls().forEach(CallSession::end);
        pair.clock.pass(Duration.ofSeconds(100));
    }

    @Test
    void aDeviceWithoutBindingSaysThatItIsGone() {
        pair.phone.prepareWith(CompletableFuture.failedFuture(new IllegalStateException("no rendezvous")));
        initiate();
        only().accept();
        pair.settle();
        assertThat(CallPair.ending(only())).isEqualTo(CallEnding.NOT_REGISTERED);
        assertThat(pair.switchboard.log()).contains("phone: session-terminate gone");
    }

    @Test
    void aSessionOfTheSameTwoTakesAnothersPlace() {
        pair.talk();
        initiate();
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.REPLACED);
        assertThat(pair.phone.incoming()).as("rang only for the first").hasSize(1);
        assertThat(pair.switchboard.log()).contains("phone: session-accept");
    }

    @Test
    void anAccountStartsFiveSessionsAMinute() {
        for (int i = 0; i < 7; i++) {
            ask(JingleBody.of(JingleAction.SESSION_INITIATE, "s" + i, offer()));
        }
        assertThat(pair.phone.incoming()).hasSize(5);
        assertThat(pair.switchboard.log()).endsWith("phone refuses: SERVICE_UNAVAILABLE");
    }

    @Test
    void somebodyElseMayTakeSessionsThatNoCallIsAbout() {
        pair.phone.manager().addTaker((request, answer) -> {
            answer.accept(Optional.empty());
            return true;
        });
        initiate();
        assertThat(pair.phone.incoming()).isEmpty();
        assertThat(pair.switchboard.log()).containsExactly("desk: session-initiate");
    }

    private void initiate() {
        ask(JingleBody.of(JingleAction.SESSION_INITIATE, SID, offer()));
    }

    private void ask(JingleBody body) {
        pair.desk.request(new Jingle(pair.phone.self(), body));
        pair.settle();
    }

    private List<JingleContent> offer() {
        return List.of(JingleContent.of("audio",
                new RtmfpDescription(MediaKind.AUDIO, Optional.empty(), List.of(Codec.PCMU)),
                new ScriptedMedia(pair.desk.self()).transport()));
    }

    private CallSession only() {
        return pair.phone.incoming().get(0);
    }
}
