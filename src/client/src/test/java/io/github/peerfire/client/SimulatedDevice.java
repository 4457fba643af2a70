package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallHost;
import io.github.peerfire.smack.calls.CallManager;
import io.github.peerfire.smack.calls.CallMedia;
import io.github.peerfire.smack.calls.CallMessage;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.CallSignals;
import io.github.peerfire.smack.calls.CallTimes;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import io.github.peerfire.testbed.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** A client with the real media and call machines, in virtual time: RTMFP goes through the simulated network. */
final class SimulatedDevice implements CallHost, CallSignals, Bindings {

    private static final BareJid NOBODY = JidCreate.bareFromOrThrowUnchecked("nobody@example.net");

    private final EntityFullJid self;
    private final CallClock clock;
    private final Duration stanzaDelay;
    private final Binding binding;
    private final CallManager manager;
    private final List<CallSession> ringing = new ArrayList<>();
    private final OpenCalls calls;
    private SimulatedDevice other;
    private String nextId = "1";

    /** @param stanzaDelay how long a stanza takes to the other device, by way of both servers */
    SimulatedDevice(String jid, Simulation simulation, Duration stanzaDelay) {
        this(jid, simulation, new SimulatedClock(simulation), stanzaDelay);
    }

    SimulatedDevice(String jid, Simulation simulation, CallClock clock, Duration stanzaDelay) {
        this.self = JidCreate.entityFullFromOrThrowUnchecked(jid);
        this.clock = clock;
        this.stanzaDelay = stanzaDelay;
        this.binding = new Connections(simulation).binding(1);
        this.calls = new OpenCalls(clock, session -> { });
        this.manager = new CallManager(this, this, clock, CallTimes.DEFAULT);
    }

    void meet(SimulatedDevice friend) {
        other = friend;
        friend.other = this;
    }

    /**
     * The user calls the other device's, or somebody who is not there.
     *
     * @param id the lower one prevails if both call at once
     */
    Call call(String id, Set<MediaKind> kinds) {
        nextId = id;
        return calls.place(manager, other == null ? NOBODY : other.self.asBareJid(), kinds);
    }

    /** What the application sees. */
    OpenCalls calls() {
        return calls;
    }

    CallManager manager() {
        return manager;
    }

    CallClock clock() {
        return clock;
    }

    List<CallSession> ringing() {
        return ringing;
    }

    @Override
    public Binding binding() {
        return binding;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public EntityFullJid self() {
        return self;
    }

    @Override
    public String newId() {
        return nextId;
    }

    @Override
    public void send(Jid to, JingleMessage message) {
        if (other == null) {
            clock.execute(() -> manager.refused(message.id(), to));
            return;
        }
        clock.schedule(stanzaDelay, () -> other.manager.take(
                new CallMessage(self, message, CallMessage.Origin.DIRECT, Duration.ZERO)));
    }

    @Override
    public CompletionStage<Void> request(Jingle jingle) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        jingle.setFrom(self);
        clock.schedule(stanzaDelay, () -> other.manager.take(jingle, fault -> clock.schedule(stanzaDelay, () -> {
            if (fault.isPresent()) {
                answer.completeExceptionally(new IllegalStateException(fault.get().toString()));
            } else {
                answer.complete(null);
            }
        })));
        return answer;
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
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CallMedia media(String sid, boolean initiator) {
        return new CallStreamMedia(sid, initiator, clock, this, new OwnStream());
    }

    @Override
    public void alerting(CallSession call) {
        ringing.add(call);
        calls.alerting(call);
    }

    @Override
    public void replaced(CallSession old, CallSession next) {
        calls.replaced(old, next);
    }
}
