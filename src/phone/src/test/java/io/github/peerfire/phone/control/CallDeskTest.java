package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.GroupCall;
import io.github.peerfire.phone.media.session.MediaEvent;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

class CallDeskTest {

    private static final BareJid BOB = JidCreate.bareFromOrThrowUnchecked("bob@example.net");
    private static final BareJid CAROL = JidCreate.bareFromOrThrowUnchecked("carol@example.net");

    private final Alone phone = new Alone();
    private final CallDesk desk = new CallDesk(phone);
    private final SomeCall first = new SomeCall(1, CallPhase.ACTIVE);

    private SomeCall second(CallPhase phase) {
        SomeCall second = new SomeCall(2, phase);
        desk.add(first);
        desk.add(second);
        return second;
    }

    @Test
    void whoTakesACallHoldsTheOthers() {
        SomeCall rings = second(CallPhase.ALERTING);
        desk.accept(2);
        assertThat(rings.state.phase()).isEqualTo(CallPhase.ACTIVE);
        assertThat(rings.isTalkedIn()).isTrue();
        assertThat(first.isTalkedIn()).isFalse();
    }

    @Test
    void anOrderToTakeACallThatDoesNotRingHoldsNoOther() {
        SomeCall ringsThere = second(CallPhase.RINGING);
        desk.accept(2);
        assertThat(ringsThere.state.phase()).isEqualTo(CallPhase.RINGING);
        assertThat(first.isTalkedIn()).isTrue();
    }

    @Test
    void whoGoesOnWithACallHoldsTheOthers() {
        SomeCall second = second(CallPhase.ACTIVE);
        desk.setHeld(2, true);
        assertThat(first.isTalkedIn()).isTrue();
        desk.setHeld(2, false);
        assertThat(second.isTalkedIn()).isTrue();
        assertThat(first.isTalkedIn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTwoCallsThatAreAnsweredTheOneThatWasPlacedLastIsTalkedIn(boolean inTheirOrder) {
        SomeCall placedFirst = new SomeCall(1, CallPhase.PROPOSED);
        SomeCall placedLast = new SomeCall(2, CallPhase.PROPOSED);
        desk.add(placedFirst);
        desk.add(placedLast);
        for (SomeCall answers : inTheirOrder ? List.of(placedFirst, placedLast) : List.of(placedLast, placedFirst)) {
            answers.accept();
            desk.changed(answers);
            assertThat(answers.isTalkedIn()).isEqualTo(inTheirOrder || answers == placedLast);
        }
        assertThat(placedFirst.isTalkedIn()).isFalse();
        assertThat(placedLast.isTalkedIn()).isTrue();
    }

    @Test
    void aCallThatIsAnsweredWhileTheUserTalksInOneTakenSinceIsHeld() {
        SomeCall placed = new SomeCall(1, CallPhase.PROPOSED);
        SomeCall taken = new SomeCall(2, CallPhase.ALERTING);
        desk.add(placed);
        desk.add(taken);
        desk.accept(2);
        placed.accept();
        desk.changed(placed);
        assertThat(taken.isTalkedIn()).isTrue();
        assertThat(placed.isTalkedIn()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESTORING", "CUT_OFF"})
    void aCallThatComesBackWhileTheUserTalksInOneTakenMeanwhileIsHeld(CallPhase lost) {
        SomeCall rings = second(CallPhase.ALERTING);
        first.enter(lost);
        desk.changed(first);
        desk.accept(2);
        first.enter(CallPhase.ACTIVE);
        desk.changed(first);
        assertThat(first.isTalkedIn()).isFalse();
        assertThat(rings.isTalkedIn()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESTORING", "CUT_OFF"})
    void aCallThatComesBackIsTalkedInIfNoOtherWasTakenMeanwhile(CallPhase lost) {
        SomeCall second = second(CallPhase.ALERTING);
        desk.accept(2);
        second.enter(lost);
        desk.changed(second);
        second.enter(CallPhase.ACTIVE);
        desk.changed(second);
        assertThat(first.isTalkedIn()).isFalse();
        assertThat(second.isTalkedIn()).isTrue();
    }

    @Test
    void nobodyIsInvitedToAGroupWhoTalksWithTheUserAlready() {
        desk.add(first);
        assertThat(desk.placeGroup(null, new LinkedHashSet<>(List.of(CAROL, BOB)), true)).isEmpty();
        assertThat(phone.told).containsExactly(
                "You are in a call with bob@example.net already. Hang up before you call again.");
        assertThat(first.isTalkedIn()).isTrue();
    }

    @Test
    void whoIsInvitedToAGroupIsNotCalledAgain() {
        CompletableFuture<GroupCall> never = new CompletableFuture<>();
        GroupTalk group = new GroupTalk(1, new GroupEntry("Group", Set.of(MediaKind.AUDIO), Set.of(BOB), () -> never,
                Optional.empty()), phone);
        desk.add(group);
        assertThat(desk.place(null, BOB, false)).isEmpty();
        assertThat(desk.placeGroup(null, Set.of(BOB), false)).isEmpty();
        assertThat(phone.told).hasSize(2).allMatch(sentence -> sentence.startsWith("You are in a call with bob"));
        assertThat(group.isWith(CAROL)).isFalse();
        group.close();
    }

    @Test
    void anOrderThatIsRepeatedBeforeTheRegistryHasAnsweredMakesNoSecondCall() {
        CompletableFuture<Optional<IntFunction<ControlledCall>>> answer = new CompletableFuture<>();
        AtomicInteger asked = new AtomicInteger();
        CompletableFuture<Optional<Integer>> placed = new CompletableFuture<>();
        CompletableFuture<Optional<Integer>> again = new CompletableFuture<>();
        for (CompletableFuture<Optional<Integer>> number : List.of(placed, again)) {
            desk.place("wanda", () -> {
                asked.incrementAndGet();
                return answer;
            }, number);
        }
        assertThat(asked).hasValue(1);
        assertThat(again.join()).isEmpty();
        assertThat(phone.told).containsExactly("The registry of Video Phones is being asked for \"wanda\" already.");
        answer.complete(Optional.of(number -> new SomeCall(number, CallPhase.PROPOSED)));
        assertThat(placed.join()).contains(1);
        assertThat(desk.snapshots()).hasSize(1);
    }

    @Test
    void aNameThatNobodyHasCanBeAskedForAgain() {
        for (int i = 1; i <= 2; i++) {
            CompletableFuture<Optional<Integer>> placed = new CompletableFuture<>();
            desk.place("wanda", () -> CompletableFuture.completedFuture(Optional.empty()), placed);
            assertThat(placed.join()).isEmpty();
            assertThat(phone.told).hasSize(i).allMatch(sentence -> sentence.startsWith("Nobody with the name"));
        }
    }

    @Test
    void howeverManyCallNoMoreRingThanAPersonCanSee() {
        for (int i = 0; i < 1000; i++) {
            desk.comes(number -> new SomeCall(number, CallPhase.ALERTING), "call.incoming", "Bob");
        }
        assertThat(desk.snapshots()).hasSize(CallDesk.MOST_RINGING);
        desk.accept(1);
        desk.comes(number -> new SomeCall(number, CallPhase.IDLE), "call.incoming", "Bob");
        desk.comes(number -> new SomeCall(number, CallPhase.IDLE), "call.incoming", "Bob");
        assertThat(desk.snapshots()).hasSize(CallDesk.MOST_RINGING + 1);
    }

    @Test
    void whereNobodyCanBeAskedEachCallIsAcceptedAndNoneHeld() {
        SomeCall rings = second(CallPhase.ALERTING);
        desk.answerAutomatically();
        SomeCall ringsLater = new SomeCall(3, CallPhase.ALERTING);
        desk.add(ringsLater);
        desk.changed(ringsLater);
        assertThat(List.of(first, rings, ringsLater)).allMatch(ControlledCall::isTalkedIn);
    }

    @Test
    void aCallShowsThatSoundHasCome() {
        assertThat(first.snapshot().heard()).isFalse();
        first.happened(new MediaEvent.FirstAudio());
        assertThat(first.snapshot().heard()).isTrue();
    }

    @Test
    void anOrderForACallThatIsOverIsIgnored() {
        SomeCall over = second(CallPhase.ACTIVE);
        over.hangUp();
        desk.changed(over);
        desk.setHeld(2, false);
        desk.accept(2);
        assertThat(first.isTalkedIn()).isTrue();
        assertThat(desk.snapshots()).extracting(CallSnapshot::number).containsExactly(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"ALERTING", "PROPOSED"})
    void whoeverIsAnsweredOrCalledBackIsMissedNoMore(CallPhase phase) {
        for (BareJid caller : List.of(BOB, CAROL)) {
            phone.missed(new UnansweredCall(CallKind.CONTACT, Optional.of(caller), "", "", Instant.EPOCH, true));
        }
        desk.add(new SomeCall(1, phase));
        desk.accept(1);
        assertThat(phone.missed.missed()).extracting(call -> call.account().orElseThrow()).containsExactly(CAROL);
    }

    @Test
    void whoeverCallsAgainInVainIsMissedTwice() {
        phone.missed(new UnansweredCall(CallKind.CONTACT, Optional.of(BOB), "", "", Instant.EPOCH, false));
        desk.add(new SomeCall(1, CallPhase.ALERTING));
        assertThat(phone.missed.missed()).hasSize(1);
    }

    /** With Bob; does as it is told. */
    private static final class SomeCall extends ControlledCall {

        private final Resting resting = new Resting();
        private CallState state;

        SomeCall(int number, CallPhase phase) {
            super(number, new Alone());
            this.state = CallState.of(phase);
        }

        void enter(CallPhase next) {
            state = CallState.of(next);
        }

        @Override
        CallSnapshot snapshot() {
            return new CallSnapshot(number(), CallKind.CONTACT, "Bob", state.phase() == CallPhase.PROPOSED,
                    false, state,
                    resting.of(Set.of(MediaKind.AUDIO)), heard(), Optional.empty(), history(), chat(), List.of());
        }

        @Override
        void accept() {
            state = CallState.of(CallPhase.ACTIVE);
        }

        @Override
        void hangUp() {
            state = CallState.ended(CallEnding.HUNG_UP);
        }

        @Override
        void setMuted(MediaKind kind, boolean rests) {
            resting.setMuted(kind, rests);
        }

        @Override
        void setHeld(boolean held) {
            resting.setHeld(held);
        }

        @Override
        boolean isWith(BareJid account) {
            return account.equals(BOB);
        }

        @Override
        Optional<CallView> view() {
            return Optional.empty();
        }

        @Override
        void follow() {
            // It changes by orders only.
        }

        @Override
        void send(String text) {
            // Nobody reads it.
        }

        @Override
        void use(MediaSettings devices, double volume) {
            // It has none.
        }

        @Override
        void sample() {
            // It has no figures.
        }

        @Override
        void close() {
            // There is nothing to give back.
        }
    }
}
