package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls end whatever else goes wrong, and none begins where nobody would end it. */
class EndOfCallsTest extends FinishedCalls {

    @Test
    void whatIsPlacedAfterSigningOutIsOverAtOnce() {
        desk.manager().signOut();
        outgoing = desk.manager().place(phone.self().asBareJid(), TALK);
        settle();
        assertThat(ending(outgoing)).isEqualTo(CallEnding.SIGNED_OUT);
        assertThat(switchboard.log()).isEmpty();
        assertThat(clock.waiting()).isZero();
    }

    @Test
    void whatArrivesAfterSigningOutIsNotHeard() {
        phone.manager().signOut();
        outgoing = desk.manager().place(phone.self().asBareJid(), TALK);
        settle();
        Jingle offer = new Jingle(phone.self(), JingleBody.of(JingleAction.SESSION_INITIATE, "another", List.of()));
        offer.setFrom(desk.self());
        phone.take(offer);
        assertThat(phone.incoming()).isEmpty();
        assertThat(phone.manager().calls()).isEmpty();
        assertThat(phone.missed()).isEmpty();
        assertThat(switchboard.log()).containsExactly("desk: propose", "phone refuses: SERVICE_UNAVAILABLE");
        outgoing.end();
        settle();
    }

    @Test
    void aCallWhoseGoodbyeFailsIsOverAllTheSame() {
        talk();
        List<CallPhase> told = new ArrayList<>();
        outgoing.onState(state -> told.add(state.phase()));
        desk.failToSend();
        outgoing.end();
        assertThatThrownBy(this::settle).hasMessage("cannot send")
                .satisfies(failure -> assertThat(failure.getSuppressed()).as("of finish, too").hasSize(1));
        assertThat(ending(outgoing)).isEqualTo(CallEnding.HUNG_UP);
        assertThat(told).containsExactly(CallPhase.ENDED);
        assertThat(deskMedia().isClosed()).isTrue();
        assertThat(desk.manager().calls()).isEmpty();
        incoming.end();
        settle();
    }

    @Test
    void whoListensAndFailsKeepsNobodyElseFromHearing() {
        ring();
        CallSession second = desk.manager().place(phone.self().asBareJid(), TALK);
        settle();
        List<CallPhase> told = new ArrayList<>();
        outgoing.onState(state -> {
            throw new IllegalStateException("cannot listen");
        });
        outgoing.onState(state -> told.add(state.phase()));
        second.onState(state -> told.add(state.phase()));
        assertThatThrownBy(desk.manager()::xmppLost).hasMessage("cannot listen");
        assertThat(told).containsExactly(CallPhase.ENDED, CallPhase.ENDED);
        assertThat(ending(second)).isEqualTo(CallEnding.SIGNED_OUT);
        phone.manager().signOut();
        settle();
    }
}
