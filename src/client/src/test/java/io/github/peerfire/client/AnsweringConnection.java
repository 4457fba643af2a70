package io.github.peerfire.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Nonza;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.parts.Resourcepart;

/** An XMPP connection, logged in, whose requests a test answers. */
final class AnsweringConnection extends AbstractXMPPConnection {

    private final Function<IQ, IQ> answers;

    /** @param answers null for what is not answered but by an error */
    AnsweringConnection(EntityFullJid self, Function<IQ, IQ> answers) throws Exception {
        super(XMPPTCPConnectionConfiguration.builder().setXmppDomain(self.asDomainBareJid())
                .setUsernameAndPassword(self.getLocalpart(), "secret").setSecurityMode(SecurityMode.disabled)
                .setSendPresence(false).build());
        this.answers = answers;
        Roster.getInstanceFor(this).setRosterLoadedAtLogin(false);
        connected = true;
        user = self;
        afterSuccessfulLogin(false);
    }

    @Override
    protected void sendStanzaInternal(Stanza stanza) {
        if (stanza instanceof IQ request && request.isRequestIQ()) {
            IQ answer = answers.apply(request);
            invokeStanzaCollectorsAndNotifyRecvListeners(answer != null ? answer
                    : IQ.createErrorResponse(request, StanzaError.Condition.service_unavailable));
        }
    }

    /** A stanza comes in. Returns when all synchronous listeners have been told. */
    void receive(Stanza stanza) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        invokeStanzaCollectorsAndNotifyRecvListeners(stanza);
        ASYNC_BUT_ORDERED.performAsyncButOrdered(this, () -> told.complete(null));
        told.join();
    }

    @Override
    public boolean isSecureConnection() {
        return false;
    }

    @Override
    public boolean isUsingCompression() {
        return false;
    }

    @Override
    public void sendNonza(Nonza element) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void connectInternal() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void loginInternal(String username, String password, Resourcepart resource) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void instantShutdown() {
        connected = false;
    }

    @Override
    protected void shutdown() {
        authenticated = false;
        instantShutdown();
    }
}
