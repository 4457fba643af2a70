package io.github.peerfire.demo;

import io.github.peerfire.client.ClientConfig;
import java.net.InetAddress;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.EntityFullJid;

/** Somebody with a program of his own. */
final class RawClient {

    /** Smack's own 5 s are not enough for a busy machine. */
    static final long PATIENCE_MILLIS = 60_000;

    private RawClient() {
    }

    static XMPPTCPConnection connect(ClientConfig config) throws Exception {
        XMPPTCPConnection connection = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(config.account().asDomainBareJid())
                .setUsernameAndPassword(config.account().getLocalpartOrThrow(), config.password())
                .setHostAddress(InetAddress.getByName(config.host().orElseThrow())).setPort(config.port())
                .setSecurityMode(SecurityMode.disabled).build());
        connection.setReplyTimeout(PATIENCE_MILLIS);
        connection.connect();
        connection.login();
        return connection;
    }

    /** What a request is refused with; null if it is not. */
    static StanzaError.Condition answer(XMPPTCPConnection from, EntityFullJid to, String payload) throws Exception {
        try {
            from.sendIqRequestAndWaitForResponse(new RawRequest(to, payload));
            return null;
        } catch (XMPPErrorException e) {
            return e.getStanzaError().getCondition();
        }
    }
}
