package io.github.peerfire.client;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.smack.calls.CallContents;
import io.github.peerfire.smack.calls.CallManager;
import io.github.peerfire.smack.calls.CallManners;
import io.github.peerfire.smack.calls.CallMessage;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.CallSignals;
import io.github.peerfire.smack.calls.CallTimes;
import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
final class LossyDevice implements CallSignals, Presences, XmppLosses.Others, ClientCallHost.Calls {

    private static final long OVERLAP = Duration.ofSeconds(120).toNanos();
    private static final Duration BETWEEN_SOUNDS = Duration.ofMillis(500);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8));
    private static final byte[] TAG = {(byte) 0x82, 0};

    private final String name;
    private final LossyServer server;
    private final LossyRendezvous rendezvous;
    private final LossyNetwork network;
    private final LossyClock clock;
    private final Map<EntityFullJid, PresenceEndpoint> told = new HashMap<>();
    private final Map<String, LossyCall> history = new LinkedHashMap<>();
    private final Map<Call, Long> heard = new HashMap<>();
    private final Map<String, Long> quiet = new HashMap<>();
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
    private long sounds;

    LossyDevice(String name, LossyWorld world) {
        this.name = name;
        this.server = world.server();
        this.rendezvous = world.rendezvous();
        this.network = world.newNetwork();
        this.clock = new LossyClock(world.simulation(), server.random());
        this.stream = new LossyStream(server, JidCreate.entityFullFromOrThrowUnchecked(name), this);
        server.open(stream);
        LossyBindings bindings = new LossyBindings(server, rendezvous, network, clock, () -> stream);
        first = bindings.bind(step -> { }).whenComplete((binding, failure) -> start(bindings, binding));
    }

    /** As {@link PeerfireClient} does. */
    private void start(BindingSource bindings, Binding binding) {
        keeper = new RendezvousKeeper(bindings, clock, BACKOFF, Duration.ofSeconds(40), binding);
        open = new OpenCalls(clock, this::over);
        host = new ClientCallHost(ClientConfig.of(stream.jid().asBareJid(), ""), this, keeper, clock, this);
        calls = new CallManager(host, this, clock, CallTimes.DEFAULT);
        losses = new XmppLosses(clock, calls, keeper, host, this);
        keeper.onChange(host::bindingChanged);
        open.onIncoming(call -> { });
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

    /** Says something in each call, and listens. */
    private void speak() {
        for (Call call : open.calls()) {
            if (heard.putIfAbsent(call, -1L) == null) {
                call.remote().onAudio((timestamp, tag) -> heard.put(call, clock.now()));
            }
            CallContents contents = call.session().renegotiation().contents();
            if (!contents.sends(MediaKind.AUDIO) || !contents.renders(MediaKind.AUDIO)) {
                quiet.put(call.id(), clock.now());
            }
            call.local().audio(sounds, TAG);
        }
        sounds += BETWEEN_SOUNDS.toMillis();
        if (!left) {
            clock.schedule(BETWEEN_SOUNDS, this::speak);
        }
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

    /** When something was heard in a call last; negative if nothing was yet. */
    long heard(Call call) {
        return heard.getOrDefault(call, -1L);
    }

    /** When a call was muted, held or without sound last, in either direction; negative if it never was. */
    long quiet(String id) {
        return quiet.getOrDefault(id, Long.MIN_VALUE / 2);
    }

    void setManners(CallManners manners) {
        host.setManners(manners);
    }

    void place(BareJid account, Set<MediaKind> kinds) {
        Call call = open.followed(calls.place(account, kinds));
        remember(call.session());
    }

    private void remember(CallSession session) {
        if (!history.containsKey(session.id())) {
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

    void told(EntityFullJid other, Optional<PresenceEndpoint> endpoint) {
        endpoint.ifPresentOrElse(known -> told.put(other, known), () -> told.remove(other));
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
        told.clear();
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
    public boolean seesUs(BareJid account) {
        return true;
    }

    @Override
    public boolean isBlocked(BareJid account) {
        return false;
    }

    @Override
    public boolean isCallable(BareJid account) {
        return told.keySet().stream().anyMatch(device -> device.asBareJid().equals(account));
    }

    @Override
    public Optional<PresenceEndpoint> endpoint(EntityFullJid device) {
        return Optional.ofNullable(told.get(device));
    }

    @Override
    public CompletionStage<Void> admit(Jid service, BareJid account, int seconds) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void showTo(BareJid account) {
        // Everybody is a contact here.
    }

    @Override
    public void hideFrom(BareJid account) {
        // Everybody is a contact here.
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
    public void refused() {
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
