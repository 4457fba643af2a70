package io.github.peerfire.phone.control;

import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.smack.element.MediaKind;
import java.util.EnumSet;
import java.util.Set;

/** What the user has muted and held, in a call where this side alone settles that. On one thread. */
final class Resting {

    private final Set<MediaKind> muted = EnumSet.noneOf(MediaKind.class);
    private boolean held;

    /** What is muted stays so while the call is held, and after. */
    void setMuted(MediaKind kind, boolean rests) {
        if (rests) {
            muted.add(kind);
        } else {
            muted.remove(kind);
        }
    }

    void setHeld(boolean rests) {
        held = rests;
    }

    boolean isHeld() {
        return held;
    }

    /** Whether nothing of a kind is sent. */
    boolean rests(MediaKind kind) {
        return held || muted.contains(kind);
    }

    /** The same for a call with these media. */
    CallMediaState of(Set<MediaKind> kinds) {
        Set<MediaKind> sending = EnumSet.noneOf(MediaKind.class);
        kinds.stream().filter(kind -> !rests(kind)).forEach(sending::add);
        return new CallMediaState(kinds, sending, kinds, held, false, muted, Set.of());
    }
}
