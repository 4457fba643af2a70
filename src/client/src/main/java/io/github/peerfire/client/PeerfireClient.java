package io.github.peerfire.client;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.calls.CallManager;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.XmppCallSignals;
import io.github.peerfire.smack.element.MediaKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;

/** A signed-in device: one XMPP resource, one RTMFP NetConnection, bound to each other (ProtoXEP section 12 rule 2). */
public final class PeerfireClient implements AutoCloseable {

    private final ClientThread thread;
    private final RendezvousKeeper keeper;
    private final XmppLeave leave;
    private final EntityFullJid jid;
    private final ContactList contacts;
    private final XmppCallSignals signals;
    private final ClientCallHost host;
    private final CallManager calls;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Map<String, Call> open = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile Consumer<Call> incoming = call -> { };
    private volatile Consumer<MissedCall> missed = call -> { };
    private boolean closing;

    PeerfireClient(ClientConfig config, ClientThread thread, XMPPTCPConnection connection, RendezvousKeeper keeper) {
        this.thread = thread;
        this.keeper = keeper;
        this.leave = new XmppLeave(connection);
        this.jid = connection.getUser();
        RtmfpManager manager = RtmfpManager.getInstanceFor(connection);
        this.contacts = new ContactList(Roster.getInstanceFor(connection), manager.endpoints(), thread);
        this.signals = new XmppCallSignals(connection, thread);
        this.host = new ClientCallHost(
                jid.asBareJid(), config.abilities(), manager, contacts, keeper, thread, this::alerting);
        this.calls = new CallManager(host, signals, thread, config.callTimes());
        connection.addConnectionListener(new ConnectionListener() {

            @Override
            public void connectionClosedOnError(Exception e) {
                thread.execute(calls::xmppLost);
            }
        });
        signals.start(calls);
        contacts.start();
    }

    /**
     * Signs in: XMPP login, ticket, NetConnection, binding.
     *
     * @return fails with {@link SignInException}; nothing stays open then
     */
    public static CompletableFuture<PeerfireClient> signIn(ClientConfig config) {
        return SignIn.run(config);
    }

    /** The full JID that the server assigned. */
    public EntityFullJid jid() {
        return jid;
    }

    /** Our peer ID; another one after the rendezvous was lost and found again. */
    public PeerId peerId() {
        return keeper.binding().connection().nearId();
    }

    /** Tells our present peer ID, and each new one; on the client's thread. */
    public void onPeerId(Consumer<PeerId> listener) {
        keeper.onPeerId(listener);
    }

    /** The contacts of the roster, as they are now. */
    public List<Contact> contacts() {
        return contacts.contacts();
    }

    /** One contact, as it is now; empty if it is not on the roster. */
    public Optional<Contact> contact(BareJid account) {
        return contacts.contact(account);
    }

    /** Tells of each change of a contact's state, and at once of all that are known; on the client's thread. */
    public void onContact(Consumer<Contact> listener) {
        contacts.onContact(listener);
    }

    /** Tells of incoming calls, in phase {@code ALERTING}; the listener may accept or decline, now or later. */
    public void onIncomingCall(Consumer<Call> listener) {
        incoming = listener;
    }

    /**
     * Tells of calls that nobody answered while they rang here, and of those that came while this device was away; on the
     * client's thread.
     */
    public void onMissedCall(Consumer<MissedCall> listener) {
        missed = listener;
    }

    /** The calls that are not over, in the order of their beginning. */
    public List<Call> calls() {
        return List.copyOf(open.values());
    }

    /** Whether the XMPP stream and the rendezvous are there. */
    public ClientState state() {
        return ClientState.ONLINE;
    }

    /** Tells the present state and each change; on the client's thread. */
    public void onStateChange(Consumer<ClientState> listener) {
        thread.execute(() -> listener.accept(state()));
    }

    /** Tries now to get back what was lost, for a user who knows that the network is there again. */
    public void reconnect() {
        thread.execute(keeper::live);
    }

    /** Finds out what the network lets through. Takes up to five seconds; never fails. */
    public CompletableFuture<Diagnosis> diagnose() {
        return CompletableFuture.completedFuture(Diagnosis.UNKNOWN);
    }

    /** Calls a contact on all its devices. Failures show in the call's state. */
    public Call call(BareJid contact, MediaKind... media) {
        return followed(calls.place(contact, Set.of(media)));
    }

    /** What went between this client and the rendezvous so far, over the present connection. */
    public CompletableFuture<TrafficStatistics> rendezvousTraffic() {
        return keeper.binding().connection().serverStatistics()
                .thenApply(session -> new TrafficStatistics(session.bytesSent(), session.bytesReceived()));
    }

    /** Ends all calls, signs out, closes the NetConnection. Idempotent. */
    public CompletableFuture<Void> closeAsync() {
        thread.execute(this::leave);
        return closed.copy();
    }

    /** As {@link #closeAsync}, waiting for the end. Not to be called in a callback. */
    @Override
    public void close() {
        closeAsync().join();
    }

    private void alerting(CallSession session) {
        incoming.accept(followed(session));
    }

    private Call followed(CallSession session) {
        Call call = new Call(session, thread);
        open.put(call.id(), call);
        session.onState(state -> {
            if (state.isOver()) {
                open.remove(call.id());
                over(session.account());
            }
        });
        return call;
    }

    private void over(BareJid account) {
        if (calls.calls().isEmpty()) {
            keeper.closeRetired();
        }
        if (calls.calls().stream().noneMatch(call -> call.account().equals(account))) {
            host.parted(account);
        }
    }

    private void leave() {
        if (closing) {
            return;
        }
        closing = true;
        calls.signOut();
        signals.close();
        contacts.close();
        leave.run();
        keeper.close().whenComplete((done, failure) -> {
            thread.close();
            closed.complete(null);
        });
    }
}
