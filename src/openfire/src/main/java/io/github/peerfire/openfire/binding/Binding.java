package io.github.peerfire.openfire.binding;

import io.github.peerfire.flash.crypto.PeerId;
import org.xmpp.packet.JID;

/**
 * The fact that a peer ID belongs to a full JID.
 *
 * @param holder the full JID
 * @param peer the peer ID
 * @param connectionId of the RTMFP session that proved possession of the peer ID
 * @param epoch grows with each binding of the same full JID
 * @param options what the client said about the endpoint
 */
public record Binding(JID holder, PeerId peer, long connectionId, long epoch, EndpointOptions options) {

    /** Whether contacts get to see it in presence. */
    public boolean isPublished() {
        return options.visibility() != Visibility.NONE;
    }

    Binding with(EndpointOptions newOptions) {
        return new Binding(holder, peer, connectionId, epoch, newOptions);
    }

    /** Shows no more than eight digits of the peer ID (ProtoXEP section 11). */
    @Override
    public String toString() {
        return "Binding[" + holder + ", " + peer.hex().substring(0, 8) + ", epoch " + epoch + "]";
    }
}
