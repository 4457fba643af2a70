package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;

/** A conference of a device, which knows whom the device knows. */
abstract class DeviceHost implements ConferenceHost {

    final CallDevice device;

    DeviceHost(CallDevice device) {
        this.device = device;
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
}
