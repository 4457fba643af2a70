package io.github.peerfire.client;

import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** Who may know that we are here, and what presence tells of others. On the client's thread. */
interface Presences {

    /** Whether an account is subscribed to our presence. */
    boolean seesUs(BareJid account);

    /** Whether this device does not want to hear of an account. */
    boolean isBlocked(BareJid account);

    /** Whether a device of an account can be called, as far as presence tells. */
    boolean isCallable(BareJid account);

    /** What presence tells of a device's endpoint. */
    Optional<PresenceEndpoint> endpoint(EntityFullJid device);

    /** Whether a device had another endpoint before, since it is there. */
    boolean had(EntityFullJid device, String peer);

    /** Has the service introduce an account to us that is not subscribed, for some time (ProtoXEP 5.6). */
    CompletionStage<Void> admit(Jid service, BareJid account, int seconds);

    /** Sends our presence to somebody who is not subscribed to it. */
    void showTo(BareJid account);

    /** Ends a {@link #showTo}. */
    void hideFrom(BareJid account);
}
