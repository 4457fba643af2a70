package io.github.peerfire.rendezvous.cluster;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.List;
import java.util.Objects;

/**
 * Somebody's hello for a peer of another node (RFC 7016 §3.5.1.5). Immutable; callers must not modify the arrays.
 *
 * @param target whom it asks for
 * @param askers who may have sent it: the admitted peers at its source, one at least and usually one
 * @param discriminator the hello's Endpoint Discriminator
 * @param tag the hello's tag
 * @param source where the hello came from
 */
public record ForwardedQuestion(
        PeerId target, List<DistantAsker> askers, byte[] discriminator, byte[] tag, Sighting source) {

    /** @throws IllegalArgumentException if there is no asker */
    public ForwardedQuestion {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(source, "source");
        askers = List.copyOf(askers);
        if (askers.isEmpty()) {
            throw new IllegalArgumentException("Somebody has to ask");
        }
    }

    /** Shows the beginning of the peer ID only. */
    @Override
    public String toString() {
        return "ForwardedQuestion[" + target.hex().substring(0, 8) + "]";
    }
}
