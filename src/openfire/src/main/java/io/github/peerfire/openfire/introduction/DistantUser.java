package io.github.peerfire.openfire.introduction;

import java.util.Optional;
import org.xmpp.packet.JID;

/**
 * Who asks at another node of the cluster: takes the place of that session's owner, which means something there only.
 *
 * @param boundTo the full JID that the session is bound to there; empty if to none
 * @param forEverybody whether it is bound with the visibility {@code legacy}, so that holders of keys are introduced to
 *     it
 */
public record DistantUser(Optional<JID> boundTo, boolean forEverybody) {

    /** A session that is bound to nobody. */
    public static final DistantUser NOBODY = new DistantUser(Optional.empty(), false);
}
