package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

/** A user's device in a simulated world, with a real call manager. */
final class SimulatedDevice implements CallHost, CallSignals {

    private static final long OVERLAP = Duration.ofSeconds(120).toNanos();

    private final String name;
    private final SimulatedServer server;
    private final SimulatedPeers peers;
    private final CallManager manager;
    private final Map<String, CallSession> sessions = new LinkedHashMap<>();
    private final List<SimulatedMedia> media = new ArrayList<>();
    private final Set<String> connected = new LinkedHashSet<>();
    private final List<MissedCall> missed = new ArrayList<>();
    private CallManners manners = CallManners.DEFAULT;
    private SimulatedStream stream;
    private EntityFullJid self;
    private long lastHeard;
    private int logins;
    private int moves;
    private boolean bound = true;
    private boolean dead;
    private boolean seesOthers;

    SimulatedDevice(String name, SimulatedServer server, SimulatedPeers peers) {
        this.name = name;
        this.server = server;
        this.peers = peers;
        this.self = JidCreate.entityFullFromOrThrowUnchecked(name);
        this.manager = new CallManager(this, this, server.clock(), CallTimes.DEFAULT);
        this.stream = new SimulatedStream(server, self, this);
        server.open(self, stream);
    }

    CallManager manager() {
        return manager;
    }

    BareJid account() {
        return self.asBareJid();
    }

    boolean isDead() {
        return dead;
    }

    boolean isOnline() {
        return !dead && stream.isUp();
    }

    List<MissedCall> missed() {
        return missed;
    }

    /** All calls that this device has had, by their ids. */
    Map<String, CallSession> sessions() {
        return sessions;
    }

    /** The calls for which it opened media. */
    Set<String> connections() {
        return connected;
    }

    List<SimulatedMedia> openMedia() {
        return media;
    }

    /** Presence shows devices of the other user, so that proposals nobody rings for are repeated. */
    void seeOthers() {
        seesOthers = true;
    }

    void setManners(CallManners now) {
        manners = now;
    }

    void place(BareJid account, Set<MediaKind> kinds) {
        CallSession call = manager.place(account, kinds);
        sessions.put(call.id(), call);
    }

    void take(CallMessage message) {
        manager.take(message);
        note();
    }

    void take(Jingle request, Consumer<Optional<JingleFault>> answer) {
        manager.take(request, answer);
        note();
    }

    private void note() {
        manager.calls().forEach(call -> sessions.put(call.id(), call));
    }

    /**
     * The XMPP stream brings nothing any more.
     *
     * @param refuses whether requests fail at once, or are never answered
     */
    void fallSilent(boolean refuses) {
        if (refuses) {
            stream.cut();
        } else {
            stream.fallSilent();
        }
    }

    /** The XMPP stream breaks. */
    void cut() {
        stream.cut();
        lastHeard = server.clock().now();
        manager.xmppLost();
    }

    /** The XMPP stream is there again: resumed, under the same full JID, or under a new one. */
    void comeBack(boolean resumed, boolean sameJid) {
        if (resumed && server.isOnline(self)) {
            stream.resume();
        } else {
            server.close(self, stream);
            logins++;
            self = sameJid ? self : JidCreate.entityFullFromOrThrowUnchecked(name + "-" + logins);
            stream = new SimulatedStream(server, self, this);
            server.open(self, stream);
            List<CallMessage> history = server.history(account(), Math.max(0, lastHeard - OVERLAP));
            server.clock().schedule(Duration.ofMillis(300), () -> {
                if (!dead) {
                    manager.takeHistory(history);
                    note();
                }
            });
        }
        manager.xmppBack();
        server.clock().schedule(Duration.ZERO, this::note);
    }

    /** The session is forgotten by the server, since nobody resumed it. */
    void expire() {
        if (!stream.isUp()) {
            server.close(self, stream);
        }
    }

    /** The device dies without goodbye. */
    void die() {
        stream.cut();
        dead = true;
        manager.signOut();
        List.copyOf(media).forEach(SimulatedMedia::close);
        server.close(self, stream);
    }

    /** The rendezvous is lost. */
    void unbind() {
        bound = false;
    }

    /** Another rendezvous is found; the device has another peer ID. */
    void move() {
        bound = true;
        moves++;
        List.copyOf(media).forEach(SimulatedMedia::tellMoved);
    }

    boolean isBound() {
        return bound;
    }

    String peer() {
        return String.format("%056x%08x", name.hashCode() & 0xffffffffL, moves);
    }

    long epoch() {
        return 1 + moves;
    }

    void connected(String sid) {
        connected.add(sid);
    }

    void closed(SimulatedMedia one) {
        media.remove(one);
    }

    @Override
    public EntityFullJid self() {
        return self;
    }

    @Override
    public String newId() {
        return new UUID(server.random().nextLong(), server.random().nextLong()).toString();
    }

    @Override
    public void send(Jid to, JingleMessage message) {
        if (!dead) {
            stream.send(to, message);
        }
    }

    @Override
    public CompletionStage<Void> request(Jingle jingle) {
        return dead ? CompletableFuture.failedFuture(new IllegalStateException("dead")) : stream.request(jingle);
    }

    @Override
    public boolean isContact(BareJid account) {
        return true;
    }

    @Override
    public boolean isCallable(BareJid account) {
        return seesOthers;
    }

    @Override
    public Optional<PresenceEndpoint> endpoint(EntityFullJid device) {
        return Optional.empty();
    }

    @Override
    public CallAbilities abilities() {
        return new CallAbilities(Map.of(MediaKind.AUDIO, List.of(Codec.PCMU), MediaKind.DATA, List.of(),
                MediaKind.VIDEO, List.of(Codec.flv(7, "H264", 90000))));
    }

    @Override
    public CompletionStage<Void> prepare(BareJid account) {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        server.clock().schedule(Duration.ofMillis(1 + server.random().nextInt(500)), () -> {
            if (bound) {
                ready.complete(null);
            } else {
                ready.completeExceptionally(new IllegalStateException("no rendezvous"));
            }
        });
        return ready;
    }

    @Override
    public CallMedia media(String sid, boolean initiator) {
        return media(sid, server.random().nextInt(20) == 0, peers);
    }

    /** Media in a network that lets everything through. */
    SimulatedMedia openMedia(String sid) {
        return media(sid, false, peers);
    }

    private SimulatedMedia media(String sid, boolean blocked, SimulatedPeers network) {
        SimulatedMedia one = new SimulatedMedia(sid, this, network, blocked);
        media.add(one);
        return one;
    }

    @Override
    public void alerting(CallSession call) {
        sessions.put(call.id(), call);
    }

    @Override
    public CallManners manners() {
        return manners;
    }

    @Override
    public void missed(MissedCall call) {
        missed.add(call);
    }

    @Override
    public String toString() {
        return name;
    }
}
