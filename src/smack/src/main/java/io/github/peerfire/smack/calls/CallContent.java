package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import java.util.Optional;

/**
 * One kind of media in a call, as it is agreed at the moment.
 *
 * @param kind which
 * @param phase how far it is agreed
 * @param nearSends whether this side may send it, by the content's {@code senders}
 * @param farSends whether the other side may send it
 * @param muted whether this side said that it sends nothing of it for now
 * @param mutedByPeer whether the other side said so
 * @param far what the other side can decode of it, best first, and how much in kbit/s it is willing to receive; empty
 *     until it has said so
 */
public record CallContent(
        MediaKind kind, ContentPhase phase, boolean nearSends, boolean farSends, boolean muted, boolean mutedByPeer,
        Optional<RtmfpDescription> far) {
}
