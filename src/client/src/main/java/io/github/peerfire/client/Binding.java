package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jxmpp.jid.Jid;

/**
 * A NetConnection that the service bound to our full JID.
 *
 * @param connection the connection
 * @param service the rendezvous' JID
 * @param epoch the binding's number
 * @param uri where our endpoint is known
 * @param observed our address as the rendezvous sees it, if it said so
 */
record Binding(NetConnection connection, Jid service, long epoch, String uri, Optional<InetSocketAddress> observed) {

    /** Our address for a call, with a stream that we publish (ProtoXEP 6.3). */
    RtmfpTransport transport(String stream) {
        RtmfpTransport plain = RtmfpTransport.address(connection.nearId().hex(), epoch, service, uri, stream);
        return new RtmfpTransport(plain.peer(), plain.epoch(), plain.service(), plain.uri(), plain.stream(),
                plain.hash(), Candidates.own(connection.localAddresses(), connection.relayedAddresses(), observed),
                plain.sessionHash());
    }
}
