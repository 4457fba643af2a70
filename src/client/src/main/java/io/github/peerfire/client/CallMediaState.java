package io.github.peerfire.client;

import io.github.peerfire.smack.element.MediaKind;
import java.util.Set;

/**
 * Which media a call has at a moment, and which of them rest.
 *
 * @param kinds what was agreed on
 * @param sending what this side may send: agreed on, neither muted nor held
 * @param receiving what the other side may send: agreed on, neither muted nor held
 * @param held whether this side holds the call
 * @param heldByPeer whether the other side holds the call
 * @param muted what this side muted
 * @param mutedByPeer what the other side muted
 */
public record CallMediaState(
        Set<MediaKind> kinds, Set<MediaKind> sending, Set<MediaKind> receiving, boolean held, boolean heldByPeer,
        Set<MediaKind> muted, Set<MediaKind> mutedByPeer) {

    /** Nothing yet. */
    static final CallMediaState NONE =
            new CallMediaState(Set.of(), Set.of(), Set.of(), false, false, Set.of(), Set.of());

    /** Copies the sets. */
    public CallMediaState {
        kinds = Set.copyOf(kinds);
        sending = Set.copyOf(sending);
        receiving = Set.copyOf(receiving);
        muted = Set.copyOf(muted);
        mutedByPeer = Set.copyOf(mutedByPeer);
    }
}
