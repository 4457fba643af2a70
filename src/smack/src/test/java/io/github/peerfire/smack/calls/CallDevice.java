package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** A device with a call manager, scripted media, and a switchboard instead of a server. */
final class CallDevice implements CallHost, CallSignals {

    private EntityFullJid self;
    private final Switchboard switchboard;
    private final CallManager manager;
    private final List<CallSession> incoming = new ArrayList<>();
    private final Map<String, ScriptedMedia> media = new LinkedHashMap<>();
    private final Map<EntityFullJid, PresenceEndpoint> endpoints = new LinkedHashMap<>();
    private final Set<String> former = new LinkedHashSet<>();
    private CompletionStage<Void> preparation = CompletableFuture.completedFuture(null);
    private CallAbilities abilities = CallAbilities.G711_AND_DATA;
    private boolean amongFriends = true;
    private final Set<BareJid> strangers = new LinkedHashSet<>();
    private CallManners manners = CallManners.DEFAULT;
    private boolean engaged;
    private boolean failing;
    private final Set<BareJid> blocked = new LinkedHashSet<>();
    private final List<MissedCall> missed = new ArrayList<>();
    private final List<String> successions = new ArrayList<>();
    private Optional<String> nextId = Optional.empty();

    CallDevice(EntityFullJid self, Switchboard switchboard, CallClock clock) {
        this.self = self;
        this.switchboard = switchboard;
        this.manager = new CallManager(this, this, clock, CallTimes.DEFAULT);
    }

    CallManager manager() {
        return manager;
    }

    List<CallSession> incoming() {
        return incoming;
    }

    ScriptedMedia media(CallSession call) {
        return media.get(call.id());
    }

    void prepareWith(CompletionStage<Void> outcome) {
        preparation = outcome;
    }

    void setAbilities(Map<MediaKind, List<Codec>> codecs) {
        abilities = new CallAbilities(codecs);
    }

    void loseFriends() {
        amongFriends = false;
    }

    /** An account is not among the friends. */
    void estrange(BareJid account) {
        strangers.add(account);
    }

    void setManners(CallManners now) {
        manners = now;
    }

    /** The id of the calls that are placed from now on. */
    void setNextId(String id) {
        nextId = Optional.of(id);
    }

    /** Begins a call of another kind. */
    void engage() {
        engaged = true;
    }

    void block(BareJid account) {
        blocked.add(account);
    }

    /** From now on nothing can be sent, which nobody has foreseen. */
    void failToSend() {
        failing = true;
    }

    private void requireSending() {
        if (failing) {
            throw new IllegalStateException("cannot send");
        }
    }

    List<MissedCall> missed() {
        return missed;
    }

    /** Which calls went on as which. */
    List<String> successions() {
        return successions;
    }

    /** The XMPP stream is there again, under another full JID. */
    void comeBackAs(EntityFullJid jid) {
        self = jid;
        manager.xmppBack();
    }

    void seePresence(EntityFullJid device, PresenceEndpoint endpoint) {
        Optional.ofNullable(endpoints.put(device, endpoint)).ifPresent(older -> former.add(older.peer()));
    }

    void take(Jingle request) {
        manager.take(request, fault -> switchboard.answered(request, fault));
    }

    @Override
    public String newId() {
        return nextId.orElseGet(CallSignals.super::newId);
    }

    @Override
    public EntityFullJid self() {
        return self;
    }

    @Override
    public void send(Jid to, JingleMessage message) {
        requireSending();
        switchboard.message(self, to, message);
    }

    @Override
    public CompletionStage<Void> request(Jingle jingle) {
        requireSending();
        return switchboard.request(self, jingle);
    }

    @Override
    public boolean isContact(BareJid account) {
        return amongFriends && !strangers.contains(account);
    }

    @Override
    public boolean isCallable(BareJid account) {
        return endpoints.keySet().stream().anyMatch(device -> device.asBareJid().equals(account));
    }

    @Override
    public boolean hadEndpoint(EntityFullJid device, String peer) {
        return former.contains(peer);
    }

    @Override
    public Optional<PresenceEndpoint> endpoint(EntityFullJid device) {
        return Optional.ofNullable(endpoints.get(device));
    }

    @Override
    public CallAbilities abilities() {
        return abilities;
    }

    @Override
    public CompletionStage<Void> prepare(BareJid account) {
        return preparation;
    }

    @Override
    public CallMedia media(String sid, boolean initiator) {
        return media.computeIfAbsent(sid, key -> new ScriptedMedia(self));
    }

    @Override
    public void alerting(CallSession call) {
        incoming.add(call);
    }

    @Override
    public CallManners manners() {
        return manners;
    }

    @Override
    public boolean isEngaged() {
        return engaged;
    }

    @Override
    public boolean isBlocked(BareJid account) {
        return blocked.contains(account);
    }

    @Override
    public void missed(MissedCall call) {
        missed.add(call);
    }

    @Override
    public void replaced(CallSession old, CallSession next) {
        successions.add(old.id() + " > " + next.id());
    }
}
