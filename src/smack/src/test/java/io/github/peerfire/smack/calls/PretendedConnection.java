package io.github.peerfire.smack.calls;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Nonza;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** An XMPP connection to nobody: keeps what is sent, and takes what a test lets arrive. */
public final class PretendedConnection extends AbstractXMPPConnection {

    static final EntityFullJid BOB = JidCreate.entityFullFromOrThrowUnchecked("bob@example.net/phone");
    private static final EntityFullJid ALICE = JidCreate.entityFullFromOrThrowUnchecked("alice@example.net/desk");

    private final BlockingQueue<Stanza> sent = new LinkedBlockingQueue<>();
    private volatile CompletableFuture<Void> taking = CompletableFuture.completedFuture(null);
    private volatile CompletableFuture<Void> sending = new CompletableFuture<>();

    private PretendedConnection() throws Exception {
        super(XMPPTCPConnectionConfiguration.builder().setXmppDomain("example.net")
                .setUsernameAndPassword("bob", "secret").setSecurityMode(SecurityMode.disabled)
                .setSendPresence(false).build());
    }

    /** Makes one that is logged in. */
    public static PretendedConnection loggedIn() throws Exception {
        PretendedConnection connection = new PretendedConnection();
        // Nobody sends it one, and Smack would wait five seconds for it at each presence.
        Roster.getInstanceFor(connection).setRosterLoadedAtLogin(false);
        connection.comeBack(false);
        return connection;
    }

    /** The stream is there again. */
    public void comeBack(boolean resumed) throws Exception {
        connected = true;
        user = BOB;
        afterSuccessfulLogin(resumed);
    }

    /** The stream breaks. */
    public void breakDown() {
        disconnect();
        sent.clear();
    }

    /** Somebody to whom something may be sent. */
    public static EntityFullJid someone() {
        return ALICE;
    }

    /** A stanza arrives. */
    public void arrive(Stanza stanza) {
        invokeStanzaCollectorsAndNotifyRecvListeners(stanza);
    }

    /** Waits until all that has arrived was brought to who listens. */
    public void awaitArrival(Stanza marker) throws Exception {
        CompletableFuture<Void> there = new CompletableFuture<>();
        StanzaListener listener = stanza -> there.complete(null);
        addSyncStanzaListener(listener, stanza -> stanza == marker);
        arrive(marker);
        there.get(10, TimeUnit.SECONDS);
        removeSyncStanzaListener(listener);
    }

    /** The server takes no stanzas but questions until {@link #takeAgain}; who sends has to wait, as in Smack. */
    public void takeNothing() {
        sending = new CompletableFuture<>();
        taking = new CompletableFuture<>();
    }

    /** Waits until something is being sent, which has to wait. */
    public void awaitSender() throws Exception {
        sending.get(10, TimeUnit.SECONDS);
    }

    /** Ends {@link #takeNothing}. */
    public void takeAgain() {
        taking.complete(null);
    }

    /** The next stanza of a kind that was sent. */
    public <S extends Stanza> S sent(Class<S> kind) throws InterruptedException {
        while (true) {
            Stanza next = sent.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("Nothing was sent.");
            }
            if (kind.isInstance(next)) {
                return kind.cast(next);
            }
        }
    }

    /** How many were sent that nobody has asked for yet. */
    public int countSent() {
        return sent.size();
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
    protected void sendStanzaInternal(Stanza packet) {
        if (packet instanceof IQ iq && iq.getType() == IQ.Type.get) {
            // What Smack itself asks at each login.
            arrive(IQ.createErrorResponse(iq, StanzaError.Condition.service_unavailable));
        } else {
            sending.complete(null);
            taking.join();
            sent.add(packet);
        }
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
