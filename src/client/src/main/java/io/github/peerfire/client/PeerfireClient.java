package io.github.peerfire.client;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.calls.CallManager;
import io.github.peerfire.smack.calls.CallManners;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.smack.calls.XmppCallSignals;
import io.github.peerfire.smack.element.MediaKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * A signed-in device: one XMPP resource, one RTMFP NetConnection, bound to each other (ProtoXEP section 12 rule 2).
 *
 * <p>It gets back by itself what it loses, the XMPP stream and the rendezvous, while calls go on (ProtoXEP 7.6).
 */
public final class PeerfireClient implements AutoCloseable {

    private static final int GOODBYE_SECONDS = 2;

    private final ClientThread thread;
    private final RendezvousKeeper keeper;
    private final XMPPTCPConnection connection;
    private final XmppKeeper xmpp;
    private final ContactList contacts;
    private final VouchingDomains domains;
    private final XmppCallSignals signals;
    private final ClientCallHost host;
    private final CallManager calls;
    private final OpenCalls open;
    private final BlockList blocking;
    private final GroupCalls groups;
    private final Optional<VideoPhone> videoPhone;
    private final ClientStates states;
    private final NetworkDiagnosis diagnosis;
    private final Duration catchUp;
    private final MissedCallMemory missedCalls;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private boolean closing;

    PeerfireClient(
            ClientConfig config, ClientThread thread, XMPPTCPConnection connection, Binder binder,
            RendezvousKeeper keeper) {
        this.thread = thread;
        this.keeper = keeper;
        this.connection = connection;
        RtmfpManager manager = RtmfpManager.getInstanceFor(connection);
        this.domains = new VouchingDomains(connection);
        this.contacts = new ContactList(Roster.getInstanceFor(connection), manager.endpoints(), domains, thread);
        this.signals = new XmppCallSignals(connection, thread);
        this.open = new OpenCalls(thread, this::over);
        this.blocking = new BlockList(connection);
        this.host = new ClientCallHost(
                config, new XmppPresences(manager, contacts, blocking), keeper, thread, open);
        this.calls = new CallManager(host, signals, thread, config.callTimes());
        this.groups = new GroupCalls(connection, host, calls, thread, this::closeRetired);
        this.videoPhone = config.videoPhone()
                ? Optional.of(new VideoPhone(config, thread, keeper, contacts, manager.endpoints(), this::closeRetired,
                        contact -> host.mayRing(contact, open.isEngaged() || !groups.isEmpty())))
                : Optional.empty();
        host.setEngaged(() -> !groups.isEmpty() || videoPhone.filter(VideoPhone::isEngaged).isPresent());
        this.xmpp = new XmppKeeper(config, connection, thread,
                new XmppLosses(thread, calls, keeper, host, new Others()));
        this.states = new ClientStates(thread, xmpp::isUp, keeper::isLive, keeper::isSilent);
        this.catchUp = config.catchUp();
        this.missedCalls = config.missedCalls();
        this.diagnosis = new NetworkDiagnosis(keeper, binder, xmpp::isUp);
    }

    /** What there is begins to live, on the client's thread; completes when the server knows that calls may come. */
    CompletableFuture<PeerfireClient> start() {
        keeper.onChange(() -> {
            states.update();
            host.bindingChanged();
            videoPhone.ifPresent(VideoPhone::bindingChanged);
        });
        xmpp.start();
        signals.startWithoutLosses(calls);
        groups.start();
        contacts.start();
        XmppLogin.sendPresence(connection);
        if (!catchUp.isZero()) {
            catchUp(Instant.now().minus(catchUp));
        }
        // Whatever is answered: what was sent before has arrived.
        return domains.ask(connection.getXMPPServiceDomain()).thenApply(answered -> this);
    }

    /**
     * Signs in: XMPP login, ticket, NetConnection, binding.
     *
     * @return fails with {@link SignInException}; nothing stays open then
     */
    public static CompletableFuture<PeerfireClient> signIn(ClientConfig config) {
        return SignIn.run(config);
    }

    /** The full JID that the server assigned; perhaps another one after the XMPP stream was lost. */
    public EntityFullJid jid() {
        return xmpp.self();
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
        open.onIncoming(listener);
    }

    /**
     * Tells of calls that nobody answered while they rang here, and of those that came while this device was away, as
     * the server's offline storage and its archive know them; on the client's thread. Each is told once, also after
     * signing in again, as {@link ClientConfig#withMissedCalls} has it. How far back is looked after signing in says
     * {@link ClientConfig#withCatchUp}.
     */
    public void onMissedCall(Consumer<MissedCall> listener) {
        open.onMissed(call -> {
            if (missedCalls.add(call.id())) {
                listener.accept(call);
            }
        });
    }

    /**
     * Looks further back in the server's archive, if it has one, for {@link #onMissedCall}. As far as
     * {@link ClientConfig#catchUp} that is done after signing in without being asked for, and after losses of the XMPP
     * stream from then on.
     *
     * @param since when this device was signed in last
     */
    public void catchUp(Instant since) {
        signals.catchUp(since);
    }

    /** The calls that are not over, in the order of their beginning. */
    public List<Call> calls() {
        return open.calls();
    }

    /** Whom the user does not want to hear of. */
    public BlockList blocking() {
        return blocking;
    }

    /**
     * How the user wants to be called from now on: what a second call does, do not disturb, strangers. Calls of several
     * people and of Video Phones count, too; a Video Phone that is not to ring is refused, as if this user were in
     * another call.
     */
    public void setManners(CallManners manners) {
        host.setManners(manners);
    }

    /** Calls a contact on all its devices. Failures show in the call's state. */
    public Call call(BareJid contact, MediaKind... media) {
        return open.place(calls, contact, Set.of(media));
    }

    /** Calls of several people. */
    public GroupCalls groups() {
        return groups;
    }

    /** Calls from and to users of Adobe's Video Phone; empty unless the configuration wants them. */
    public Optional<VideoPhone> videoPhone() {
        return videoPhone;
    }

    /** Whether the XMPP stream and the rendezvous are there, and what keeps the stream away. */
    public ClientState state() {
        return states.present();
    }

    /** Tells the present state and each change; on the client's thread. */
    public void onStateChange(Consumer<ClientState> listener) {
        states.onChange(listener);
    }

    /** Tries now to get back what was lost, for a user who knows that the network is there again. */
    public void reconnect() {
        thread.execute(() -> {
            if (xmpp.isUp()) {
                keeper.live();
            } else {
                states.hindered(Optional.empty());
                xmpp.tryNow();
            }
        });
    }

    /** Finds out what the network lets through. Takes up to some ten seconds; never fails. */
    public CompletableFuture<Diagnosis> diagnose() {
        return CompletableFuture.supplyAsync(diagnosis::find, thread::execute).thenCompose(found -> found)
                .exceptionally(failure -> Diagnosis.UNKNOWN);
    }

    /**
     * Says in sentences for people where a call is or why it is over. If no connection between both sides came about,
     * or was lost, it is found out first what the network lets through, which takes up to some ten seconds.
     *
     * @return never fails
     */
    public CompletableFuture<String> explain(Call call, Locale locale) {
        CallState state = call.state();
        return CallAdvice.isNetwork(state)
                ? diagnose().thenApply(network -> CallAdvice.sentence(state, network, call.hasRelay(), locale))
                : CompletableFuture.completedFuture(state.explain(locale));
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

    /**
     * As {@link #closeAsync}, waiting for the end.
     *
     * @throws IllegalStateException in a callback on the client's thread, which would wait for itself
     */
    @Override
    public void close() {
        thread.requireAnother();
        closeAsync().join();
    }

    private void closeRetired() {
        if (calls.calls().isEmpty() && groups.isEmpty() && videoPhone.flatMap(VideoPhone::present).isEmpty()) {
            keeper.closeRetired();
        }
    }

    private void over(CallSession session) {
        closeRetired();
        if (calls.calls().stream().noneMatch(call -> call.account().equals(session.account()))) {
            host.parted(session.account());
        }
    }

    /** What losses of the XMPP stream mean besides calls and the binding. */
    private final class Others implements XmppLosses.Others {

        @Override
        public void sessionOver() {
            groups.abandon();
        }

        @Override
        public void sessionBegun() {
            XmppLogin.enableCarbons(connection);
            signals.catchUp();
            domains.forget();
            domains.ask(connection.getXMPPServiceDomain());
        }

        @Override
        public void show() {
            XmppLogin.sendPresence(connection);
        }

        @Override
        public void changed() {
            states.update();
        }

        @Override
        public void hindered(Optional<ClientState> by) {
            states.hindered(by);
        }
    }

    private void leave() {
        if (closing) {
            return;
        }
        closing = true;
        // One after the other, whatever becomes of each.
        thread.execute(groups::close);
        thread.execute(() -> videoPhone.ifPresent(VideoPhone::close));
        thread.execute(calls::signOut);
        thread.execute(signals::close);
        thread.execute(contacts::close);
        thread.execute(xmpp::close);
        thread.execute(states::signedOut);
        thread.execute(() -> goodbye().whenComplete((said, failure) -> thread.execute(this::leaveRendezvous)));
    }

    /** Completes when the XMPP stream is over, if there is one, and soon in any case. */
    private CompletableFuture<Void> goodbye() {
        CompletableFuture<Void> said = Blocking.ask("leave", new XmppLeave(connection));
        // An attempt to connect may hold the connection for a while.
        return xmpp.isUp() ? said.completeOnTimeout(null, GOODBYE_SECONDS, TimeUnit.SECONDS)
                : CompletableFuture.completedFuture(null);
    }

    private void leaveRendezvous() {
        keeper.close().whenComplete((done, failure) -> {
            thread.close();
            closed.complete(null);
        });
    }
}
