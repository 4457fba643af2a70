package io.github.peerfire.openfire.it.clustering;

import org.jivesoftware.openfire.RemotePacketRouter;
import org.jivesoftware.util.cache.CacheFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/** Brings stanzas to the node where their recipient's session is. */
final class StanzaRouter implements RemotePacketRouter {

    @Override
    public boolean routePacket(byte[] node, JID recipient, Packet packet) {
        try {
            CacheFactory.doClusterTask(new StanzaTask(recipient, packet), node);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Override
    public void broadcastPacket(Message message) {
        // No test has the server broadcast.
    }
}
