package io.github.peerfire.client;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.smack.calls.CallManager;
import io.github.peerfire.smack.calls.CallManners;
import io.github.peerfire.smack.calls.CallMessage;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.CallSignals;
import io.github.peerfire.smack.calls.CallTimes;
import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/**
 * A client in a simulated world: all that {@link PeerfireClient} consists of but threads, sockets and stanzas on a
 * wire. Its RTMFP is real.
 */
final class LossyDevice implements CallSignals, XmppLosses.Others, ClientCallHost.Calls {

    private static final long OVERLAP = Duration.ofSeconds(120).toNanos();
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8));

    private final String name;
    private final LossyServer server;
    private final LossyRendezvous rendezvous;
    private final LossyNetwork network;
    private final LossyClock clock;
    private final LossyPresences presences = new LossyPresences();
    private final LossyVoice voice;
    private final Map<String, LossyCall> history = new LinkedHashMap<>();
    private final List<Call> seen = new ArrayList<>();
    private final List<MissedCall> missed = new ArrayList<>();
    private final LossyOutages withoutXmpp = new LossyOutages();
    private final CompletableFuture<Binding> first;
    private LossyStream stream;
    private RendezvousKeeper keeper;
    private ClientCallHost host;
    private OpenCalls open;
    private CallManager calls;
    private XmppLosses losses;
    private boolean noticed = true;
    private boolean dead;
    private boolean left;
    private int logins;

    LossyDevice(String name, LossyWorld world) {
        this.name = name;
        this.server = world.server();
        this.rendezvous = world.rendezvous();
        this.network = world.newNetwork();
        this.clock = new LossyClock(world.simulation(), server.random());
        this.voice = new LossyVoice(clock);
        this.stream = new LossyStream(server, JidCreate.entityFullFromOrThrowUnchecked(name), this);
        server.open(stream);
        LossyBindings bindings = new LossyBindings(server, rendezvous, network, clock, () -> stream);
        first = bindings.bind(step -> { }).whenComplete((binding, failure) -> start(bindings, binding));
    }

    /** As {@link PeerfireClient} does. */
    private void start(BindingSource bindings, Binding binding) {
        keeper = new RendezvousKeeper(bindings, clock, BACKOFF, Duration.ofSeconds(40), binding);
        open = new OpenCalls(clock, this::over);
        host = new ClientCallHost(ClientConfig.of(stream.jid().asBareJid(), ""), presences, keeper, clock, this);
        calls = new CallManager(host, this, clock, CallTimes.DEFAULT);
        losses = new XmppLosses(clock, calls, keeper, host, this);
        keeper.onChange(host::bindingChanged);
        open.onIncoming(seen::add);
        open.onMissed(missed::add);
        show();
        speak();
    }

    private void over(CallSession session) {
        if (calls.calls().isEmpty()) {
            keeper.closeRetired();
        }
        if (calls.calls().stream().noneMatch(call -> call.account().equals(session.account()))) {
            host.parted(session.account());
        }
    }

    private void speak() {
        voice.speak(open.calls());
        if (!left) {
            clock.schedule(LossyVoice.BETWEEN_SOUNDS, this::speak);
        }
    }

    LossyPresences presences() {
        return presences;
    }

    LossyVoice voice() {
        return voice;
    }

    boolean isReady() {
        return first.isDone();
    }

    LossyClock clock() {
        return clock;
    }

    LossyNetwork network() {
        return network;
    }

    BareJid account() {
        return stream.jid().asBareJid();
    }

    boolean isDead() {
        return dead;
    }

    boolean isOnline() {
        return stream.isConnected();
    }

    boolean isBound() {
        return keeper.isLive();
    }

    /** When it had no XMPP stream. */
    LossyOutages withoutXmpp() {
        return withoutXmpp;
    }

    /** The calls that its application has. */
    List<Call> calls() {
        return open.calls();
    }

    /** The calls that its application ever had. */
    List<Call> seen() {
        return seen;
    }

    /** All calls that it ever had. */
    Collection<LossyCall> history() {
        return history.values();
    }

    Optional<LossyCall> history(String id) {
        return Optional.ofNullable(history.get(id));
    }

    List<MissedCall> missed() {
        return missed;
    }

    void setManners(CallManners manners) {
        host.setManners(manners);
    }

    void place(BareJid account, Set<MediaKind> kinds) {
        Call call = open.place(calls, account, kinds);
        seen.add(call);
        remember(call.session());
    }

    private void remember(CallSession session) {
        LossyCall known = history.get(session.id());
        // Whoever signed out while it rang may hear of it once more.
        if (known == null || known.session() != session && known.ending().isPresent() && !known.wasConnected()) {
            history.put(session.id(), new LossyCall(this, session));
        }
    }

    private void note() {
        calls.calls().forEach(this::remember);
    }

    void take(CallMessage message) {
        if (!dead) {
            calls.take(message);
            note();
        }
    }

    void take(Jingle request, Consumer<Optional<JingleFault>> answer) {
        if (!dead) {
            calls.take(request, answer);
            note();
        }
    }

    /** The XMPP stream breaks; the device notices at once or some time later. */
    void cut(Duration unnoticed) {
        stream.cut();
        noticed = false;
        withoutXmpp.begin(clock.now());
        LossyStream broken = stream;
        clock.schedule(unnoticed, () -> {
            if (stream == broken && !stream.isConnected()) {
                notice();
            }
        });
    }

    private void notice() {
        if (!noticed) {
            noticed = true;
            losses.lost(true);
        }
    }

    /** The XMPP stream is there again: resumed, or another one, of the same or another full JID. */
    void comeBack(boolean sameJid) {
        notice();
        withoutXmpp.end(clock.now());
        if (server.isThere(stream)) {
            stream.resume();
            losses.back(true);
        } else {
            loginAnew(sameJid);
        }
        clock.execute(this::note);
    }

    private void loginAnew(boolean sameJid) {
        logins++;
        LossyStream old = stream;
        EntityFullJid jid = sameJid ? old.jid() : JidCreate.entityFullFromOrThrowUnchecked(name + "-" + logins);
        presences.forget();
        stream = new LossyStream(server, jid, this);
        server.open(stream);
        old.sendAgainBy(stream);
        List<CallMessage> messages = server.history(account(), Math.max(0, clock.now() - OVERLAP));
        clock.schedule(Duration.ofMillis(300), () -> {
            calls.takeHistory(messages);
            note();
        });
        losses.back(false);
    }

    /** The server forgets a session that nobody resumed. */
    void expire() {
        if (!stream.isConnected()) {
            server.close(stream);
        }
    }

    /** The rendezvous sends it away. */
    void unbind() {
        rendezvous.disconnect(keeper.binding().connection().nearId());
    }

    /** It is gone without goodbye; what servers notice of it, they notice later. */
    void die() {
        dead = true;
        stream.cut();
        clock.stop();
        network.cutForEver();
    }

    /** The user signs out. */
    void leave() {
        left = true;
        calls.signOut();
        keeper.close();
        server.close(stream);
    }

    Collection<Endpoint> endpoints() {
        return network.endpoints();
    }

    CallManager manager() {
        return calls;
    }

    @Override
    public EntityFullJid self() {
        return stream.jid();
    }

    @Override
    public String newId() {
        return new UUID(server.random().nextLong(), server.random().nextLong()).toString();
    }

    @Override
    public void send(Jid to, JingleMessage message) {
        stream.send(to, message);
    }

    @Override
    public CompletionStage<Void> request(Jingle jingle) {
        return stream.request(jingle);
    }

    @Override
    public void sessionOver() {
        // There are no rooms.
    }

    @Override
    public void sessionBegun() {
        // Carbons are always there.
    }

    @Override
    public void show() {
        server.show(stream);
    }

    @Override
    public void changed() {
        // Nobody watches.
    }

    @Override
    public void hindered(Optional<ClientState> by) {
        throw new IllegalStateException("This server refuses nobody");
    }

    @Override
    public void alerting(CallSession call) {
        remember(call);
        open.alerting(call);
    }

    @Override
    public void missed(MissedCall call) {
        open.missed(call);
    }

    @Override
    public void replaced(CallSession old, CallSession next) {
        remember(next);
        open.replaced(old, next);
    }

    @Override
    public String toString() {
        return name;
    }
}
