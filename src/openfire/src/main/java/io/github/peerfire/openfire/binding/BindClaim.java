package io.github.peerfire.openfire.binding;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.Optional;
import org.xmpp.packet.JID;

/**
 * What a client asks for with {@code <bind/>}.
 *
 * @param holder the full JID that asks
 * @param peer the peer ID it claims
 * @param proof 32 bytes, if it gave one
 * @param options what it says about the endpoint
 */
public record BindClaim(JID holder, PeerId peer, Optional<byte[]> proof, EndpointOptions options) {

    /** Never shows the proof. */
    @Override
    public String toString() {
        return "BindClaim[" + holder + "]";
    }
}
