package io.github.peerfire.client;

import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** Presence as an XMPP connection brings it. */
final class XmppPresences implements Presences {

    private final RtmfpManager manager;
    private final ContactList contacts;
    private final BlockList blocked;

    XmppPresences(RtmfpManager manager, ContactList contacts, BlockList blocked) {
        this.manager = manager;
        this.contacts = contacts;
        this.blocked = blocked;
    }

    @Override
    public boolean seesUs(BareJid account) {
        return contacts.seesUs(account);
    }

    @Override
    public boolean isBlocked(BareJid account) {
        return blocked.contains(account);
    }

    @Override
    public boolean isCallable(BareJid account) {
        return contacts.contact(account).filter(Contact::callable).isPresent();
    }

    @Override
    public Optional<PresenceEndpoint> endpoint(EntityFullJid device) {
        return manager.endpoints().endpoint(device);
    }

    @Override
    public boolean had(EntityFullJid device, String peer) {
        return manager.endpoints().had(device, peer);
    }

    @Override
    public CompletionStage<Void> admit(Jid service, BareJid account, int seconds) {
        return manager.admit(service, account, seconds);
    }

    @Override
    public void showTo(BareJid account) {
        manager.showTo(account);
    }

    @Override
    public void hideFrom(BareJid account) {
        manager.hideFrom(account);
    }
}
