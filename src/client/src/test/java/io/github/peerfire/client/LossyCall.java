package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.CallState;
import java.util.Optional;

/** What became of one call at one device. */
final class LossyCall {

    private static final long NEVER = Long.MAX_VALUE;

    private final LossyDevice device;
    private final CallSession session;
    private long activeSince = NEVER;
    private long endedAt = NEVER;
    private boolean connected;
    private boolean active;

    LossyCall(LossyDevice device, CallSession session) {
        this.device = device;
        this.session = session;
        session.onState(this::entered);
        entered(session.state());
    }

    private void entered(CallState state) {
        long now = device.clock().now();
        connected |= state.phase().hasContents();
        active |= state.phase() == CallPhase.ACTIVE;
        activeSince = state.phase() == CallPhase.ACTIVE ? Math.min(activeSince, now) : NEVER;
        if (state.isOver()) {
            endedAt = Math.min(endedAt, now);
        }
    }

    LossyDevice device() {
        return device;
    }

    CallSession session() {
        return session;
    }

    String id() {
        return session.id();
    }

    /** Whether both sides agreed to talk, as this one sees it. */
    boolean wasConnected() {
        return connected;
    }

    boolean wasActive() {
        return active;
    }

    /** Since when media flow, by what it says; far in the future if they do not. */
    long activeSince() {
        return activeSince;
    }

    Optional<CallEnding> ending() {
        return session.state().ending();
    }

    /** When it was over, in nanoseconds. */
    long endedAt() {
        return endedAt;
    }

    @Override
    public String toString() {
        return device + (device.isDead() ? ", dead, " : " ") + session.state().phase()
                + session.state().ending().map(ending -> " " + ending).orElse("")
                + (endedAt == NEVER ? "" : " at " + endedAt / 1_000_000 + " ms");
    }
}
