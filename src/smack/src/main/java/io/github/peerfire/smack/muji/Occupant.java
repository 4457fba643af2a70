package io.github.peerfire.smack.muji;

import io.github.peerfire.smack.muji.element.Muji;
import java.util.Optional;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * Somebody in a room.
 *
 * @param nick the name there
 * @param device the real full JID; empty if the room hides it
 * @param muji what the occupant says about a conference; empty if nothing
 */
public record Occupant(Resourcepart nick, Optional<EntityFullJid> device, Optional<Muji> muji) {

    /** Whether it takes part in the conference and can be met. */
    boolean isParticipant() {
        return device.isPresent() && muji.filter(said -> !said.contents().isEmpty()).isPresent();
    }

    boolean isPreparing() {
        return muji.filter(Muji::preparing).isPresent();
    }
}
