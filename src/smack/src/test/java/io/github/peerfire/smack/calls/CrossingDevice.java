package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/**
 * A device whose user calls once, and whose stanzas and preparations wait until {@link CrossingCalls} has them go on.
 */
final class CrossingDevice implements CallHost, CallSignals {

    private static final Set<MediaKind> TALK = Set.of(MediaKind.AUDIO, MediaKind.DATA);

    private final EntityFullJid self;
    private final String id;
    private final CrossingCalls calls;
    private final CallManager manager;
    private final Queue<CompletableFuture<Void>> preparations = new ArrayDeque<>();
    private final Map<CallSession, CallSession> successors = new LinkedHashMap<>();
    private final List<MissedCall> missed = new ArrayList<>();
    private Optional<CallSession> placed = Optional.empty();

    /** @param id of the call that it places */
    CrossingDevice(String self, String id, CrossingCalls calls) {
        this.self = JidCreate.entityFullFromOrThrowUnchecked(self);
        this.id = id;
        this.calls = calls;
        this.manager = new CallManager(this, this, calls.clock(), CallTimes.DEFAULT);
    }

    CallManager manager() {
        return manager;
    }

    List<MissedCall> missed() {
        return missed;
    }

    boolean hasCalled() {
        return placed.isPresent();
    }

    void call(CrossingDevice other) {
        placed = Optional.of(manager.place(other.self.asBareJid(), TALK));
    }

    boolean prepares() {
        return !preparations.isEmpty();
    }

    void finishPreparation() {
        preparations.remove().complete(null);
    }

    /** The user hangs up the call that he made, which may go on as another one by now. */
    void hangUp() {
        CallSession call = placed.orElseThrow();
        successors.getOrDefault(call, call).end();
    }

    void take(Jingle request, Consumer<Optional<JingleFault>> answer) {
        manager.take(request, answer);
    }

    @Override
    public EntityFullJid self() {
        return self;
    }

    @Override
    public String newId() {
        return id;
    }

    @Override
    public void send(Jid to, JingleMessage message) {
        calls.send(this, to, message);
    }

    @Override
    public CompletionStage<Void> request(Jingle jingle) {
        jingle.setFrom(self);
        return calls.request(this, jingle);
    }

    @Override
    public boolean isContact(BareJid account) {
        return true;
    }

    @Override
    public Optional<PresenceEndpoint> endpoint(EntityFullJid device) {
        return Optional.empty();
    }

    @Override
    public CallAbilities abilities() {
        return CallAbilities.G711_AND_DATA;
    }

    @Override
    public CompletionStage<Void> prepare(BareJid account) {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        preparations.add(ready);
        return ready;
    }

    @Override
    public CallMedia media(String sid, boolean initiator) {
        return new ScriptedMedia(self);
    }

    @Override
    public void alerting(CallSession call) {
        // Nobody answers what rings.
    }

    @Override
    public void missed(MissedCall call) {
        missed.add(call);
    }

    @Override
    public void replaced(CallSession old, CallSession next) {
        successors.put(old, next);
    }

    @Override
    public String toString() {
        return self.getResourcepart().toString();
    }
}
