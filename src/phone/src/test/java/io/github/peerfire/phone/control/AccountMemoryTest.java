package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

class AccountMemoryTest {

    private static final Optional<BareJid> BOB = Optional.of(JidCreate.bareFromOrThrowUnchecked("bob@example.net"));
    private static final Optional<BareJid> CAROL = Optional.of(JidCreate.bareFromOrThrowUnchecked("carol@example.net"));
    private static final Instant MONDAY = Instant.parse("2026-11-23T10:15:30Z");

    private static UnansweredCall call(Optional<BareJid> caller, int second) {
        return new UnansweredCall(caller.isPresent() ? CallKind.GROUP : CallKind.VIDEO_PHONE, caller, "name " + second,
                "claimed " + second, MONDAY.plusSeconds(second), true);
    }

    @Test
    void whoeverCallsInVainAgainAndAgainDrivesOutNobodyElse() {
        AccountMemory memory = AccountMemory.NONE.missing(call(CAROL, 0));
        for (int i = 1; i <= 5000; i++) {
            memory = memory.missing(call(BOB, i)).missing(call(Optional.empty(), i));
        }
        assertThat(memory.missed()).hasSize(1 + 2 * AccountMemory.MOST_OF_ONE).startsWith(call(CAROL, 0))
                .endsWith(call(BOB, 5000), call(Optional.empty(), 5000));
    }

    @Test
    void aCrowdIsRememberedAsFarAsThereIsRoom() {
        AccountMemory memory = AccountMemory.NONE;
        for (int i = 0; i < 1500; i++) {
            memory = memory.missing(call(Optional.of(JidCreate.bareFromOrThrowUnchecked("x" + i + "@example.net")), i));
        }
        assertThat(memory.missed()).hasSize(AccountMemory.MOST);
        assertThat(memory.missed().get(0).when()).isEqualTo(MONDAY.plusSeconds(500));
    }

    /** What the archive had to tell then is still to be told. */
    @Test
    void whoeverWasThereForAMomentIsToldWhatWasMissedBeforeThatTheNextTime() {
        AccountMemory memory = new AccountMemory(Optional.of(MONDAY), List.of());
        Instant tuesday = MONDAY.plus(Duration.ofDays(1));
        assertThat(memory.seen(tuesday, tuesday.plusSeconds(59)).lastSeen()).contains(MONDAY);
        assertThat(memory.seen(tuesday, tuesday.plusSeconds(60)).lastSeen()).contains(tuesday.plusSeconds(60));
    }

    @Test
    void whatIsMissedIsCountedFromTheFirstTimeOn() {
        AccountMemory first = AccountMemory.NONE.begun(MONDAY);
        assertThat(first.seen(MONDAY, MONDAY.plusSeconds(1)).lastSeen()).contains(MONDAY);
        assertThat(first.begun(MONDAY.plus(Duration.ofDays(1)))).isEqualTo(first);
    }
}
