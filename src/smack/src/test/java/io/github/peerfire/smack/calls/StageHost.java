package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;

/** A conference of a device with the one that a test plays. */
record StageHost(CallDevice device) implements ConferenceHost {

    @Override
    public boolean isParticipant(EntityFullJid participant) {
        return participant.equals(CallStage.PEER);
    }

    @Override
    public void alerting(CallSession session) {
        device.alerting(session);
    }

    @Override
    public boolean isContact(BareJid account) {
        return device.isContact(account);
    }

    @Override
    public Optional<PresenceEndpoint> endpoint(EntityFullJid other) {
        return device.endpoint(other);
    }

    @Override
    public CallAbilities abilities() {
        return device.abilities();
    }

    @Override
    public CompletionStage<Void> prepare(BareJid account) {
        return device.prepare(account);
    }

    @Override
    public CallMedia media(String sid, boolean initiator) {
        return device.media(sid, initiator);
    }
}
