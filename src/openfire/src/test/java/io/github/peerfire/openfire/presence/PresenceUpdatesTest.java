package io.github.peerfire.openfire.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.testbed.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class PresenceUpdatesTest {

    private static final JID ALICE = new JID("alice@example.net/desk");
    private static final JID BOB = new JID("bob@example.net/desk");

    private final ManualClock clock = new ManualClock();
    private final PresenceUpdates updates = new PresenceUpdates(clock);

    @Test
    void anEndpointIsShownAtOnce() {
        updates.changed(ALICE, true);
        assertThat(updates.takeDue(jid -> true)).containsExactly(ALICE);
        assertThat(updates.takeDue(jid -> true)).isEmpty();
    }

    @Test
    void aRemovalWaitsForFiveSeconds() {
        updates.changed(ALICE, false);
        clock.advance(Duration.ofMillis(4999));
        assertThat(updates.takeDue(jid -> true)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(updates.takeDue(jid -> true)).containsExactly(ALICE);
    }

    @Test
    void aQuickReconnectIsOneUpdate() {
        updates.changed(ALICE, false);
        clock.advance(Duration.ofSeconds(2));
        updates.changed(ALICE, true);
        assertThat(updates.takeDue(jid -> true)).containsExactly(ALICE);
        clock.advance(Duration.ofSeconds(10));
        assertThat(updates.takeDue(jid -> false)).isEmpty();
        assertThat(updates.takeDue(jid -> true)).isEmpty();
    }

    @Test
    void thereAreSixUpdatesAMinuteAndTheLastStateIsSentWhenThereIsRoom() {
        for (int i = 0; i < 6; i++) {
            updates.changed(ALICE, true);
            assertThat(updates.takeDue(jid -> true)).containsExactly(ALICE);
        }
        updates.changed(ALICE, true);
        updates.changed(BOB, true);
        assertThat(updates.takeDue(jid -> true)).containsExactly(BOB);
        clock.advance(Duration.ofMillis(59_999));
        assertThat(updates.takeDue(ALICE::equals)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(updates.takeDue(jid -> true)).containsExactly(ALICE);
    }

    @Test
    void whatWasNotThereToBeUpdatedAtFirstIsLookedAtOnceMore() {
        updates.changed(ALICE, true);
        assertThat(updates.takeDue(jid -> false)).isEmpty();
        clock.advance(PresenceUpdates.SECOND_LOOK);
        assertThat(updates.takeDue(jid -> true)).containsExactly(ALICE);
        clock.advance(Duration.ofMinutes(5));
        assertThat(updates.takeDue(jid -> true)).isEmpty();
    }

    @Test
    void whatNeedsNoUpdateIsDroppedAndDoesNotCount() {
        for (int i = 0; i < 10; i++) {
            updates.changed(ALICE, true);
            assertThat(updates.takeDue(jid -> false)).isEmpty();
        }
        assertThat(updates.takeDue(jid -> true)).isEmpty();
        updates.changed(ALICE, true);
        assertThat(updates.takeDue(jid -> true)).containsExactly(ALICE);
    }
}
