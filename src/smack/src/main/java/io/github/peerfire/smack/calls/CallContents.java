package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import java.util.Map;
import java.util.Optional;

/**
 * What a call consists of at the moment.
 *
 * @param kinds each kind that is part of the call or offered
 * @param held whether this side holds the call: it neither sends nor renders
 * @param heldByPeer whether the other side holds it
 */
public record CallContents(Map<MediaKind, CallContent> kinds, boolean held, boolean heldByPeer) {

    /** Nothing. */
    public static final CallContents NONE = new CallContents(Map.of(), false, false);

    /** Copies the map. */
    public CallContents {
        kinds = Map.copyOf(kinds);
    }

    /** One kind; empty if nobody has offered it. */
    public Optional<CallContent> of(MediaKind kind) {
        return Optional.ofNullable(kinds.get(kind));
    }

    /** Whether this side sends a kind now: it may, did not mute it, and nobody holds the call. */
    public boolean sends(MediaKind kind) {
        return !held && !heldByPeer && of(kind)
                .filter(content -> content.phase().isPresent() && content.nearSends() && !content.muted()).isPresent();
    }

    /** Whether this side renders what comes of a kind now. */
    public boolean renders(MediaKind kind) {
        return !held && of(kind).filter(content -> content.phase().isPresent() && content.farSends()).isPresent();
    }

    /** The most of a kind that the other side is willing to receive, in kbit/s; empty if it did not say. */
    public Optional<Long> maxRate(MediaKind kind) {
        return of(kind).flatMap(CallContent::far).flatMap(far -> far.maxRate());
    }
}
