package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.Notice;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.smack.calls.CallPhase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class WindowUpdatesTest {

    private final Queue<Runnable> events = new ArrayDeque<>();
    private final List<PhoneSnapshot> shown = new ArrayList<>();
    private final WindowUpdates updates = new WindowUpdates(shown::add, events::add);

    private static PhoneSnapshot snapshot(int call, long notice) {
        PhoneSnapshot now = Snapshots.with(List.of(),
                List.of(Snapshots.call(call, CallKind.CONTACT, "Bob", CallPhase.ACTIVE)));
        return new PhoneSnapshot(now.phase(), now.account(), now.device(), now.connection(), now.contacts(),
                now.calls(), now.missed(), Optional.of(new Notice(notice, "Notice " + notice)), now.settings(),
                now.devices(), false);
    }

    private void handleEvents() {
        while (!events.isEmpty()) {
            events.remove().run();
        }
    }

    @Test
    void aBusyWindowIsShownTheNewestOnly() {
        PhoneSnapshot newest = null;
        for (int i = 0; i < 20_000; i++) {
            newest = snapshot(i, 1);
            updates.accept(newest);
        }
        assertThat(events).hasSize(1);
        handleEvents();
        assertThat(shown).containsExactly(newest);
    }

    @Test
    void whatTheUserShouldReadComesInItsTurn() {
        updates.accept(snapshot(1, 1));
        updates.accept(snapshot(2, 1));
        updates.accept(snapshot(3, 2));
        updates.accept(snapshot(4, 3));
        PhoneSnapshot newest = snapshot(5, 3);
        updates.accept(newest);
        assertThat(events).as("other events get their turn").hasSize(1);
        handleEvents();
        assertThat(shown).extracting(now -> now.notice().orElseThrow().number()).containsExactly(1L, 2L, 3L);
        assertThat(shown.get(2)).isSameAs(newest);
    }

    /** The window keeps as many together. */
    @Test
    void ofAFloodOfNoticesTheLastAreRead() {
        for (int i = 1; i <= 20_000; i++) {
            updates.accept(snapshot(i, i));
        }
        assertThat(events).hasSize(1);
        handleEvents();
        assertThat(shown).extracting(now -> now.notice().orElseThrow().number())
                .containsExactly(19_998L, 19_999L, 20_000L);
    }

    @Test
    void anIdleWindowIsShownEach() {
        updates.accept(snapshot(1, 1));
        handleEvents();
        updates.accept(snapshot(2, 1));
        handleEvents();
        assertThat(shown).hasSize(2);
    }
}
