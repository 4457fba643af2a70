package io.github.peerfire.openfire.presence;

import org.jivesoftware.openfire.interceptor.PacketInterceptor;
import org.jivesoftware.openfire.session.Session;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** Sees presence before Openfire stores and broadcasts it. Runs on routing threads and touches memory only. */
public final class PresenceInterceptor implements PacketInterceptor {

    private final PresenceStamp stamp;
    private final PresenceBroadcaster broadcaster;

    /** Stamps presence, and lets the broadcaster know what users broadcast themselves. */
    public PresenceInterceptor(PresenceStamp stamp, PresenceBroadcaster broadcaster) {
        this.stamp = stamp;
        this.broadcaster = broadcaster;
    }

    @Override
    public void interceptPacket(Packet packet, Session session, boolean incoming, boolean processed) {
        if (incoming && !processed && packet instanceof Presence presence && stamp.concerns(presence)) {
            stamp.apply(presence);
            if (stamp.isBroadcast(presence)) {
                broadcaster.broadcastSeen(presence);
            }
        }
    }
}
