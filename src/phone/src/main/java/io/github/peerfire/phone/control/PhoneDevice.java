package io.github.peerfire.phone.control;

import io.github.peerfire.flash.crypto.PeerId;
import org.jxmpp.jid.EntityFullJid;

/**
 * As which device of an account a phone is signed in.
 *
 * @param jid its address, as the server gave it
 * @param peer its peer ID at the rendezvous; another one after that was lost
 */
public record PhoneDevice(EntityFullJid jid, PeerId peer) {
}
