package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import org.jxmpp.jid.Jid;

/**
 * A NetConnection that the service bound to our full JID.
 *
 * @param connection the connection
 * @param service the rendezvous' JID
 * @param epoch the binding's number
 * @param uri where our endpoint is known
 */
record Binding(NetConnection connection, Jid service, long epoch, String uri) {

    /** Our address for a call, with a stream that we publish (ProtoXEP 6.3). */
    RtmfpTransport transport(String stream) {
        return RtmfpTransport.address(connection.nearId().hex(), epoch, service, uri, stream);
    }

    boolean isLive() {
        return connection.isConnected();
    }
}
