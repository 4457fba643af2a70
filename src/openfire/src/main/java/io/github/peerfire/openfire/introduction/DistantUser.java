package io.github.peerfire.openfire.introduction;

import java.util.Optional;
import org.xmpp.packet.JID;

/**
 * Who asks at another node of the cluster: takes the place of that session's owner, which means something there only.
 *
 * @param boundTo the full JID that the session is bound to there; empty if to none
 */
public record DistantUser(Optional<JID> boundTo) {
}
