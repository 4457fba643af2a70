package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

class GuestsTest {

    private static final BareJid BOB = JidCreate.entityBareFromOrThrowUnchecked("bob@example.net");
    private static final BareJid CAROL = JidCreate.entityBareFromOrThrowUnchecked("carol@example.net");

    /** The clock may wrap around meanwhile. */
    private static final long BEGIN = Long.MAX_VALUE - 5;

    private final Guests guests = new Guests(10);

    @Test
    void whoDoesNotAnswerInTimeIsGivenUpOnce() {
        guests.invited(BOB, BEGIN);
        guests.invited(CAROL, BEGIN + 1);
        assertThat(guests.givenUp(BEGIN + 9)).isEmpty();
        assertThat(guests.isAwaited(BOB, BEGIN + 9)).isTrue();
        assertThat(guests.isAwaited(BOB, BEGIN + 10)).isFalse();
        assertThat(guests.givenUp(BEGIN + 10)).containsExactly(BOB);
        assertThat(guests.givenUp(BEGIN + 11)).containsExactly(CAROL);
        assertThat(guests.givenUp(BEGIN + 20)).isEmpty();
    }

    @Test
    void whoAnswersIsNotGivenUp() {
        guests.invited(BOB, BEGIN);
        guests.answered(BOB);
        assertThat(guests.isAwaited(BOB, BEGIN)).isFalse();
        assertThat(guests.givenUp(BEGIN + 10)).isEmpty();
    }

    @Test
    void whoIsInvitedAgainIsAwaitedFromThenOn() {
        guests.invited(BOB, BEGIN);
        guests.invited(BOB, BEGIN + 5);
        assertThat(guests.givenUp(BEGIN + 10)).isEmpty();
        assertThat(guests.givenUp(BEGIN + 15)).containsExactly(BOB);
    }
}
