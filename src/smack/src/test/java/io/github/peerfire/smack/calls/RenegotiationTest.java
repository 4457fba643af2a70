package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Candidate;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.JingleAction;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a call consists of changes while it goes on. */
class RenegotiationTest {

    private static final Codec H264 = Codec.flv(7, "H264", 90000);
    private static final Codec VP6 = Codec.flv(4, "VP6", 90000);

    private final CallPair pair = new CallPair();

    @BeforeEach
    void bothCanDoVideo() {
        for (CallDevice device : List.of(pair.desk, pair.phone)) {
            device.setAbilities(Map.of(MediaKind.AUDIO, List.of(Codec.PCMU), MediaKind.DATA, List.of(),
                    MediaKind.VIDEO, List.of(H264, VP6)));
        }
    }

    @Test
    void aCallBeginsWithWhatBothAgreedOn() {
        pair.connect();
        for (CallSession call : List.of(pair.outgoing, pair.incoming)) {
            assertThat(call.renegotiation().contents().kinds()).containsOnlyKeys(MediaKind.AUDIO, MediaKind.DATA);
            assertThat(call.renegotiation().contents().sends(MediaKind.AUDIO)).isTrue();
            assertThat(call.renegotiation().contents().renders(MediaKind.AUDIO)).isTrue();
            assertThat(call.renegotiation().contents().sends(MediaKind.VIDEO)).isFalse();
        }
        assertThat(pair.deskMedia().contents()).isEqualTo(pair.outgoing.renegotiation().contents());
    }

    @Test
    void videoIsAddedOnceTheOtherSideAccepts() {
        pair.talk();
        pair.outgoing.renegotiation().add(MediaKind.VIDEO);
        pair.settle();
        assertThat(phase(pair.outgoing)).isEqualTo(ContentPhase.OFFERED);
        assertThat(phase(pair.incoming)).isEqualTo(ContentPhase.ASKED);
        assertThat(pair.phoneMedia().contents().sends(MediaKind.VIDEO)).isFalse();
        pair.incoming.renegotiation().accept(MediaKind.VIDEO);
        pair.settle();
        assertVideoFlows();
        assertThat(pair.switchboard.log()).containsExactly("desk: content-add", "phone: content-accept");
        assertThat(pair.deskMedia().contents().of(MediaKind.VIDEO).orElseThrow().far().orElseThrow().codecs())
                .containsExactly(H264, VP6);
    }

    @Test
    void whoeverAddsVideoTheOtherSideMayRefuseAndBeAskedAgain() {
        pair.talk();
        for (int i = 0; i < 2; i++) {
            pair.incoming.renegotiation().add(MediaKind.VIDEO);
            pair.settle();
            pair.outgoing.renegotiation().refuse(MediaKind.VIDEO);
            pair.settle();
            assertNoVideo();
        }
        assertThat(pair.switchboard.log()).endsWith("phone: content-add", "desk: content-reject");
        assertThat(pair.outgoing.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void anOfferThatNobodyAnswersIsWithdrawnAfterAMinute() {
        pair.talk();
        pair.outgoing.renegotiation().add(MediaKind.VIDEO);
        pair.clock.pass(Duration.ofSeconds(61));
        assertNoVideo();
        assertThat(pair.clock.waiting()).isZero();
    }

    @Test
    void anOfferMayBeTakenBack() {
        pair.talk();
        pair.outgoing.renegotiation().add(MediaKind.VIDEO);
        pair.settle();
        pair.outgoing.renegotiation().remove(MediaKind.VIDEO);
        pair.settle();
        pair.incoming.renegotiation().accept(MediaKind.VIDEO);
        pair.settle();
        assertNoVideo();
    }

    @Test
    void theAnswerToAnOfferThatWasTakenBackIsNotTakenForTheNextOnes() {
        pair.talk();
        offerAgainWhileTheFirstIsAccepted();
        assertThat(phase(pair.outgoing)).isEqualTo(ContentPhase.OFFERED);
        assertThat(phase(pair.incoming)).isEqualTo(ContentPhase.ASKED);
        assertThat(pair.deskMedia().contents().sends(MediaKind.VIDEO)).isFalse();
        pair.incoming.renegotiation().accept(MediaKind.VIDEO);
        pair.settle();
        assertVideoFlows();
    }

    @Test
    void whoAcceptedAnOfferThatWasTakenBackMayRefuseTheNext() {
        pair.talk();
        offerAgainWhileTheFirstIsAccepted();
        pair.incoming.renegotiation().refuse(MediaKind.VIDEO);
        pair.settle();
        assertThat(phase(pair.outgoing)).isEqualTo(ContentPhase.ABSENT);
        assertThat(phase(pair.incoming)).isEqualTo(ContentPhase.ABSENT);
    }

    private void offerAgainWhileTheFirstIsAccepted() {
        pair.outgoing.renegotiation().add(MediaKind.VIDEO);
        pair.settle();
        pair.incoming.renegotiation().accept(MediaKind.VIDEO);
        pair.outgoing.renegotiation().remove(MediaKind.VIDEO);
        pair.outgoing.renegotiation().add(MediaKind.VIDEO);
        pair.settle();
    }

    @Test
    void whatIsOfferedAnewBeforeItIsKnownToBeTakenBackLeavesBothSidesOfOneMind() {
        pair.talk();
        pair.outgoing.renegotiation().add(MediaKind.VIDEO);
        pair.settle();
        pair.switchboard.disconnect(pair.phone);
        pair.outgoing.renegotiation().remove(MediaKind.VIDEO);
        pair.clock.pass(Duration.ofMillis(1));
        pair.switchboard.reconnect(pair.phone, "bob@example.net/phone");
        pair.outgoing.renegotiation().add(MediaKind.VIDEO);
        pair.incoming.renegotiation().accept(MediaKind.VIDEO);
        pair.clock.pass(Duration.ofSeconds(10));
        assertThat(phase(pair.outgoing)).isEqualTo(phase(pair.incoming));
    }

    @Test
    void whoDidNotHearThatItsAnswerArrivedMayRepeatIt() {
        pair.talk();
        acceptUnheard();
        pair.clock.pass(Duration.ofSeconds(10));
        assertThat(pair.switchboard.log()).containsExactly("desk: content-add", "phone: content-accept",
                "phone: content-accept");
        assertVideoFlows();
    }

    @Test
    void whoSendsIsSettledThoughTheAnswerToTheOfferIsRepeatedMeanwhile() {
        pair.talk();
        acceptUnheard();
        pair.switchboard.disconnect(pair.phone);
        pair.outgoing.renegotiation().direct(MediaKind.VIDEO, true, false);
        pair.clock.pass(Duration.ofSeconds(1));
        pair.switchboard.reconnect(pair.phone, "bob@example.net/phone");
        pair.clock.pass(Duration.ofSeconds(10));
        assertThat(pair.switchboard.log()).filteredOn("phone: content-accept"::equals).hasSize(2);
        assertThat(phase(pair.outgoing)).isEqualTo(ContentPhase.PRESENT);
        assertThat(pair.deskMedia().contents().sends(MediaKind.VIDEO)).isTrue();
        assertThat(pair.deskMedia().contents().renders(MediaKind.VIDEO)).isFalse();
        assertThat(pair.phoneMedia().contents().sends(MediaKind.VIDEO)).isFalse();
        assertThat(pair.phoneMedia().contents().renders(MediaKind.VIDEO)).isTrue();
    }

    /** Of what came of the answer its sender hears nothing. */
    private void acceptUnheard() {
        pair.outgoing.renegotiation().add(MediaKind.VIDEO);
        pair.settle();
        pair.incoming.renegotiation().accept(MediaKind.VIDEO);
        pair.clock.pass(Duration.ofMillis(15));
        pair.switchboard.forgetRequests();
    }

    @Test
    void whoSendsIsAskedForOnceMoreOnlyWhenTheFirstAnswerHasCome() {
        pair.talk();
        pair.outgoing.renegotiation().direct(MediaKind.AUDIO, true, false);
        pair.outgoing.renegotiation().direct(MediaKind.AUDIO, false, true);
        pair.settle();
        for (CallSession call : List.of(pair.outgoing, pair.incoming)) {
            assertThat(call.renegotiation().contents().sends(MediaKind.AUDIO)).isEqualTo(call == pair.outgoing);
        }
    }

    @Test
    void whenBothAddVideoAtOnceTheInitiatorsContentCountsAndNobodyIsAsked() {
        pair.talk();
        pair.outgoing.renegotiation().add(MediaKind.VIDEO);
        pair.incoming.renegotiation().add(MediaKind.VIDEO);
        pair.settle();
        assertVideoFlows();
        assertThat(pair.switchboard.log()).containsExactlyInAnyOrder("desk: content-add", "phone: content-add",
                "desk refuses: TIE_BREAK", "phone: content-accept");
    }

    @Test
    void videoIsTakenOutAndTheCallGoesOn() {
        talkWithVideo();
        pair.incoming.renegotiation().remove(MediaKind.VIDEO);
        pair.settle();
        assertNoVideo();
        assertThat(pair.outgoing.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void whenBothTakeOutVideoAtOnceItIsGone() {
        talkWithVideo();
        pair.incoming.renegotiation().remove(MediaKind.VIDEO);
        pair.outgoing.renegotiation().remove(MediaKind.VIDEO);
        pair.settle();
        assertNoVideo();
        assertThat(pair.switchboard.log()).contains("desk refuses: TIE_BREAK");
    }

    @Test
    void theCallEndsWithItsLastContent() {
        pair.talk();
        pair.outgoing.renegotiation().remove(MediaKind.DATA);
        pair.settle();
        pair.outgoing.renegotiation().remove(MediaKind.AUDIO);
        pair.settle();
        assertThat(CallPair.ending(pair.outgoing)).isEqualTo(CallEnding.HUNG_UP);
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
    }

    @Test
    void contentsThatBothTakeOutCrosswiseEndTheCallForBoth() {
        pair.talk();
        pair.outgoing.renegotiation().remove(MediaKind.DATA);
        pair.incoming.renegotiation().remove(MediaKind.AUDIO);
        pair.settle();
        assertThat(pair.outgoing.state().isOver()).isTrue();
        assertThat(pair.incoming.state().isOver()).isTrue();
    }

    @Test
    void oneDirectionOfOneKindIsStoppedAndStartedAgain() {
        pair.talk();
        pair.incoming.renegotiation().direct(MediaKind.AUDIO, false, true);
        pair.settle();
        assertThat(pair.phoneMedia().contents().sends(MediaKind.AUDIO)).isFalse();
        assertThat(pair.phoneMedia().contents().renders(MediaKind.AUDIO)).isTrue();
        assertThat(pair.deskMedia().contents().sends(MediaKind.AUDIO)).isTrue();
        assertThat(pair.deskMedia().contents().renders(MediaKind.AUDIO)).isFalse();
        pair.outgoing.renegotiation().direct(MediaKind.AUDIO, true, true);
        pair.settle();
        assertThat(pair.phoneMedia().contents().sends(MediaKind.AUDIO)).isTrue();
        assertThat(pair.switchboard.log()).containsExactly("phone: content-modify", "desk: content-modify");
    }

    @Test
    void whenBothModifyAtOnceTheInitiatorsWishCounts() {
        pair.talk();
        pair.outgoing.renegotiation().direct(MediaKind.AUDIO, true, false);
        pair.incoming.renegotiation().direct(MediaKind.AUDIO, true, false);
        pair.settle();
        assertThat(pair.deskMedia().contents().sends(MediaKind.AUDIO)).isTrue();
        assertThat(pair.phoneMedia().contents().sends(MediaKind.AUDIO)).isFalse();
        assertThat(pair.deskMedia().contents().renders(MediaKind.AUDIO)).isFalse();
        assertThat(pair.phoneMedia().contents().renders(MediaKind.AUDIO)).isTrue();
    }

    @Test
    void holdingStopsSendingOnBothSidesAndRenderingOnOne() {
        pair.talk();
        pair.outgoing.renegotiation().hold();
        pair.settle();
        assertThat(pair.deskMedia().contents().held()).isTrue();
        assertThat(pair.phoneMedia().contents().heldByPeer()).isTrue();
        assertThat(pair.deskMedia().contents().sends(MediaKind.AUDIO)).isFalse();
        assertThat(pair.deskMedia().contents().renders(MediaKind.AUDIO)).isFalse();
        assertThat(pair.phoneMedia().contents().sends(MediaKind.AUDIO)).isFalse();
        pair.outgoing.renegotiation().unhold();
        pair.settle();
        assertThat(pair.deskMedia().contents().sends(MediaKind.AUDIO)).isTrue();
        assertThat(pair.phoneMedia().contents().sends(MediaKind.AUDIO)).isTrue();
        assertThat(pair.switchboard.log()).containsExactly("desk: session-info", "desk: session-info");
    }

    @Test
    void mutingOneKindIsToldAndLeavesTheOthers() {
        pair.talk();
        pair.incoming.renegotiation().mute(MediaKind.AUDIO);
        pair.settle();
        assertThat(pair.phoneMedia().contents().sends(MediaKind.AUDIO)).isFalse();
        assertThat(pair.phoneMedia().contents().sends(MediaKind.DATA)).isTrue();
        assertThat(pair.deskMedia().contents().of(MediaKind.AUDIO).orElseThrow().mutedByPeer()).isTrue();
        assertThat(pair.deskMedia().contents().of(MediaKind.DATA).orElseThrow().mutedByPeer()).isFalse();
        assertThat(pair.deskMedia().contents().sends(MediaKind.AUDIO)).isTrue();
        pair.incoming.renegotiation().unmute(MediaKind.AUDIO);
        pair.settle();
        assertThat(pair.deskMedia().contents().of(MediaKind.AUDIO).orElseThrow().mutedByPeer()).isFalse();
    }

    @Test
    void aRateIsObeyedAtOnce() {
        pair.talk();
        pair.incoming.renegotiation().limit(MediaKind.AUDIO, Optional.of(16L));
        pair.settle();
        assertThat(pair.deskMedia().contents().maxRate(MediaKind.AUDIO)).contains(16L);
        assertThat(pair.deskMedia().contents().of(MediaKind.AUDIO).orElseThrow().far().orElseThrow().codecs())
                .containsExactly(Codec.PCMU);
        pair.incoming.renegotiation().limit(MediaKind.AUDIO, Optional.empty());
        pair.settle();
        assertThat(pair.deskMedia().contents().maxRate(MediaKind.AUDIO)).isEmpty();
        assertThat(pair.switchboard.log()).containsOnly("phone: description-info");
    }

    @Test
    void aKindWithoutCommonCodecIsRefusedWithoutAskingAnybody() {
        pair.phone.setAbilities(Map.of(MediaKind.AUDIO, List.of(Codec.PCMU), MediaKind.DATA, List.of(),
                MediaKind.VIDEO, List.of(Codec.flv(2, "H263", 90000))));
        pair.talk();
        pair.outgoing.renegotiation().add(MediaKind.VIDEO);
        pair.settle();
        assertThat(pair.outgoing.renegotiation().contents().of(MediaKind.VIDEO)).isEmpty();
        assertThat(pair.switchboard.log()).containsExactly("desk: content-add",
                "phone: content-reject failed-application");
    }

    @Test
    void lateCandidatesReachTheMedia() {
        pair.connect();
        Candidate candidate = new Candidate("srflx", new InetSocketAddress("203.0.113.5", 50001));
        pair.deskMedia().listener().candidates(List.of(candidate));
        pair.settle();
        assertThat(pair.phoneMedia().candidates()).containsExactly(candidate);
        assertThat(pair.switchboard.log()).endsWith("desk: " + JingleAction.TRANSPORT_INFO.word());
    }

    @Test
    void whatTheOtherSideDidNotHearIsAskedAgainInOrder() {
        pair.talk();
        pair.switchboard.disconnect(pair.phone);
        pair.outgoing.renegotiation().remove(MediaKind.DATA);
        pair.outgoing.renegotiation().hold();
        pair.settle();
        pair.outgoing.renegotiation().unhold();
        pair.clock.pass(Duration.ofSeconds(3));
        pair.switchboard.reconnect(pair.phone, "bob@example.net/phone");
        pair.clock.pass(Duration.ofSeconds(3));
        assertThat(pair.incoming.renegotiation().contents().kinds()).containsOnlyKeys(MediaKind.AUDIO);
        assertThat(pair.incoming.renegotiation().contents().heldByPeer()).isFalse();
        assertThat(pair.outgoing.renegotiation().contents().kinds()).containsOnlyKeys(MediaKind.AUDIO);
    }

    @Test
    void whatIsAskedForBeforeTheCallIsAnsweredIsIgnored() {
        pair.ring();
        pair.switchboard.log().clear();
        pair.outgoing.renegotiation().add(MediaKind.VIDEO);
        pair.outgoing.renegotiation().hold();
        pair.outgoing.renegotiation().mute(MediaKind.AUDIO);
        pair.outgoing.renegotiation().remove(MediaKind.AUDIO);
        pair.outgoing.renegotiation().limit(MediaKind.AUDIO, Optional.of(1L));
        pair.settle();
        assertThat(pair.switchboard.log()).isEmpty();
        assertThat(pair.outgoing.renegotiation().contents()).isEqualTo(CallContents.NONE);
    }

    private void talkWithVideo() {
        pair.talk();
        pair.outgoing.renegotiation().add(MediaKind.VIDEO);
        pair.settle();
        pair.incoming.renegotiation().accept(MediaKind.VIDEO);
        pair.settle();
    }

    private void assertNoVideo() {
        assertThat(List.of(phase(pair.outgoing), phase(pair.incoming))).containsOnly(ContentPhase.ABSENT);
    }

    private void assertVideoFlows() {
        for (ScriptedMedia media : List.of(pair.deskMedia(), pair.phoneMedia())) {
            assertThat(media.contents().sends(MediaKind.VIDEO)).isTrue();
            assertThat(media.contents().renders(MediaKind.VIDEO)).isTrue();
        }
    }

    private static ContentPhase phase(CallSession call) {
        return call.renegotiation().contents().of(MediaKind.VIDEO).map(CallContent::phase).orElse(ContentPhase.ABSENT);
    }
}
