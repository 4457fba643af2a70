package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Several devices of one user, and two users who call each other at once. */
class SiblingsTest extends FinishedCalls {

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
}
