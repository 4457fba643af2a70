package io.github.peerfire.openfire.it.clustering;

import java.lang.reflect.Proxy;
import org.jivesoftware.openfire.StreamID;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.session.ComponentSession;
import org.jivesoftware.openfire.session.ConnectionMultiplexerSession;
import org.jivesoftware.openfire.session.DomainPair;
import org.jivesoftware.openfire.session.IncomingServerSession;
import org.jivesoftware.openfire.session.OutgoingServerSession;
import org.jivesoftware.openfire.session.RemoteSessionLocator;
import org.xmpp.packet.JID;

/** Sessions of clients at other nodes; no test has other sessions. */
final class DistantSessions implements RemoteSessionLocator {

    @Override
    public ClientSession getClientSession(byte[] node, JID address) {
        return (ClientSession) Proxy.newProxyInstance(DistantSessions.class.getClassLoader(),
                new Class<?>[] {ClientSession.class}, new DistantSession(node, address));
    }

    @Override
    public ComponentSession getComponentSession(byte[] node, JID address) {
        return null;
    }

    @Override
    public ConnectionMultiplexerSession getConnectionMultiplexerSession(byte[] node, JID address) {
        return null;
    }

    @Override
    public IncomingServerSession getIncomingServerSession(byte[] node, StreamID id) {
        return null;
    }

    @Override
    public OutgoingServerSession getOutgoingServerSession(byte[] node, DomainPair pair) {
        return null;
    }
}
