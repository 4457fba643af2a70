package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proposals ring, and what becomes of those that do not. */
class ProposalsTest {

    private final CallPair pair = new CallPair();

    @AfterEach
    void nothingIsLeftOfCallsThatAreOver() {
        if (pair.desk.manager().calls().isEmpty() && pair.phone.manager().calls().isEmpty()) {
            pair.clock.pass(Duration.ofSeconds(11));
            assertThat(pair.clock.waiting()).as("timers left").isZero();
        }
    }

    @Test
    void aStrangerIsNotToldThatItRings() {
        pair.phone.loseFriends();
        CallSession call = pair.desk.manager().place(pair.phone.self().asBareJid(), CallPair.TALK);
        pair.settle();
        assertThat(pair.phone.incoming()).hasSize(1);
        assertThat(pair.switchboard.log()).containsExactly("desk: propose");
        assertThat(call.state().phase()).isEqualTo(CallPhase.PROPOSED);
    }

    @Test
    void aProposeThatWasStoredForMoreThanAMinuteNeverRings() {
        JingleMessage propose = JingleMessage.propose("stored", CallPair.TALK);
        pair.switchboard.deliver(pair.phone,
                new CallMessage(pair.desk.self(), propose, CallMessage.Origin.DIRECT, Duration.ofSeconds(61)));
        pair.settle();
        assertThat(pair.phone.incoming()).isEmpty();
        JingleMessage fresh = JingleMessage.propose("fresh", CallPair.TALK);
        pair.switchboard.deliver(pair.phone,
                new CallMessage(pair.desk.self(), fresh, CallMessage.Origin.DIRECT, Duration.ofSeconds(59)));
        pair.clock.pass(Duration.ofSeconds(1));
        assertThat(pair.phone.incoming()).hasSize(1);
        pair.clock.pass(Duration.ofSeconds(91));
    }

    @Test
    void anAccountMakesUsRingFiveTimesAMinuteAndStrangersTwice() {
        for (int i = 0; i < 10; i++) {
            pair.desk.send(pair.phone.self().asBareJid(), JingleMessage.propose("p" + i, CallPair.TALK));
        }
        pair.settle();
        assertThat(pair.phone.incoming()).hasSize(5);
        pair.phone.loseFriends();
        pair.clock.pass(Duration.ofSeconds(61));
        for (int i = 10; i < 20; i++) {
            pair.desk.send(pair.phone.self().asBareJid(), JingleMessage.propose("p" + i, CallPair.TALK));
        }
        pair.settle();
        assertThat(pair.phone.incoming()).hasSize(7);
        pair.clock.pass(Duration.ofSeconds(91));
    }

    /** By the order of ids the one or the other prevails. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "c"})
    void whoeverIsCalledOnceTooOftenAndCallsBackTalks(String id) {
        callTooOften();
        CallSession tooMany = pair.desk.manager().place(pair.phone.self().asBareJid(), CallPair.TALK);
        pair.settle();
        assertThat(tooMany.state().phase()).isEqualTo(CallPhase.PROPOSED);
        pair.phone.setNextId(id);
        CallSession back = pair.phone.manager().place(pair.desk.self().asBareJid(), CallPair.TALK);
        pair.settle();
        for (CallDevice device : List.of(pair.desk, pair.phone)) {
            assertThat(device.manager().calls()).extracting(call -> call.state().phase())
                    .containsExactly(CallPhase.CONNECTING);
        }
        assertThat(CallPair.ending(back)).isEqualTo(CallEnding.REPLACED);
        assertThat(pair.phone.successions()).containsExactly(id + " > b");
    }

    @Test
    void whatWasOneTooManyAndIsWithdrawnIsNotAnswered() {
        callTooOften();
        pair.desk.manager().place(pair.phone.self().asBareJid(), CallPair.TALK);
        pair.settle();
        pair.desk.manager().calls().forEach(CallSession::end);
        pair.settle();
        pair.phone.setNextId("c");
        CallSession back = pair.phone.manager().place(pair.desk.self().asBareJid(), CallPair.TALK);
        pair.settle();
        assertThat(back.state().phase()).isEqualTo(CallPhase.RINGING);
        back.end();
        pair.settle();
    }

    private void callTooOften() {
        for (int i = 0; i < 5; i++) {
            pair.desk.setNextId("b" + i);
            CallSession call = pair.desk.manager().place(pair.phone.self().asBareJid(), CallPair.TALK);
            pair.settle();
            call.end();
            pair.settle();
        }
        assertThat(pair.phone.incoming()).hasSize(5);
        pair.desk.setNextId("b");
    }

    @Test
    void aProposeThatBouncesEndsTheCall() {
        pair.switchboard.breakDown();
        CallSession call = pair.desk.manager().place(pair.phone.self().asBareJid(), CallPair.TALK);
        pair.clock.settle();
        pair.desk.manager().refused(call.id(), pair.phone.self().asBareJid());
        assertThat(CallPair.ending(call)).isEqualTo(CallEnding.UNAVAILABLE);
    }
}
