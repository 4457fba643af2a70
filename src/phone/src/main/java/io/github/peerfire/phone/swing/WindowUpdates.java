package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.PhoneSnapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Shows the window the newest snapshot, and no other one that came while it was busy, so that others who write, mute or
 * call very often cannot keep it busy. Only what says something to the user comes in its turn, as far as the window
 * keeps as much together.
 */
final class WindowUpdates implements Consumer<PhoneSnapshot> {

    private final Consumer<PhoneSnapshot> window;
    private final Executor events;
    private final Deque<PhoneSnapshot> waiting = new ArrayDeque<>();

    /** @param events the window's thread */
    WindowUpdates(Consumer<PhoneSnapshot> window, Executor events) {
        this.window = window;
        this.events = events;
    }

    @Override
    public synchronized void accept(PhoneSnapshot snapshot) {
        boolean idle = waiting.isEmpty();
        if (!idle && waiting.getLast().notice().equals(snapshot.notice())) {
            waiting.removeLast();
        }
        waiting.add(snapshot);
        if (waiting.size() > NoticeBar.MOST) {
            waiting.removeFirst();
        }
        if (idle) {
            events.execute(this::showNext);
        }
    }

    /** One at a time, so that keys and clicks get their turn. */
    private void showNext() {
        window.accept(take());
    }

    private synchronized PhoneSnapshot take() {
        PhoneSnapshot next = waiting.remove();
        if (!waiting.isEmpty()) {
            events.execute(this::showNext);
        }
        return next;
    }
}
