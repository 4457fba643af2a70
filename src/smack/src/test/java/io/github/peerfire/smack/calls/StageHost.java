package io.github.peerfire.smack.calls;

import org.jxmpp.jid.EntityFullJid;

/** A conference of a device with the one that a test plays. */
final class StageHost extends DeviceHost {

    StageHost(CallDevice device) {
        super(device);
    }

    @Override
    public boolean isParticipant(EntityFullJid participant) {
        return participant.equals(CallStage.PEER);
    }

    @Override
    public void alerting(CallSession session) {
        device.alerting(session);
    }

    @Override
    public CallMedia media(String sid, boolean initiator) {
        return device.media(sid, initiator);
    }
}
