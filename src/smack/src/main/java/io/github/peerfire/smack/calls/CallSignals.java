package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** Sends what calls say. */
public interface CallSignals {

    /** Our own full JID. */
    EntityFullJid self();

    /** An id for a call, never used before. */
    default String newId() {
        return UUID.randomUUID().toString();
    }

    /** Sends a message by the rules of ProtoXEP 7.1. */
    void send(Jid to, JingleMessage message);

    /** Sends a Jingle request; completes when it is acknowledged, exceptionally if it is refused or not answered. */
    CompletionStage<Void> request(Jingle jingle);
}
