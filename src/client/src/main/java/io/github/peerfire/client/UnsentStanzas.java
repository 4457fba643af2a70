package io.github.peerfire.client;

import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.Stanza;

/**
 * What was not acknowledged when a stream was lost that cannot be resumed. Most of it is out of date by now, a propose
 * would even make somebody ring for a call that is over; only what ends calls is sent again.
 */
final class UnsentStanzas implements StanzaListener {

    private final XMPPConnection connection;

    UnsentStanzas(XMPPConnection connection) {
        this.connection = connection;
    }

    @Override
    public void processStanza(Stanza stanza) throws NotConnectedException, InterruptedException {
        if (endsCall(stanza)) {
            connection.sendStanza(stanza);
        }
    }

    static boolean endsCall(Stanza stanza) {
        if (stanza instanceof Jingle request) {
            return request.action() == JingleAction.SESSION_TERMINATE;
        }
        return stanza.getExtensions().stream().anyMatch(element -> element instanceof JingleMessage message
                && switch (message.kind()) {
                    case RETRACT, REJECT, FINISH -> true;
                    case PROPOSE, RINGING, PROCEED -> false;
                });
    }
}
