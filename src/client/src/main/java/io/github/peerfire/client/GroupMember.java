package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.CallState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jxmpp.jid.EntityFullJid;

/** Somebody else in a group call. Any thread. */
public final class GroupMember {

    private final EntityFullJid jid;
    private final CallClock clock;
    private final CallRemote remote;
    private final CallMediaChanges changes;
    private final Listeners<CallState> listeners = new Listeners<>();
    private volatile Optional<CallSession> session = Optional.empty();

    GroupMember(EntityFullJid jid, CallClock clock, CallLocal local) {
        this.jid = jid;
        this.clock = clock;
        this.remote = new CallRemote(local);
        this.changes = new CallMediaChanges(clock);
    }

    /** The session with this member begins, or begins anew. On the client's thread. */
    void follow(CallSession next) {
        media(next).continueWith(remote);
        session = Optional.of(next);
        changes.follow(next.renegotiation());
        next.onState(state -> {
            if (session.equals(Optional.of(next))) {
                if (state.isOver()) {
                    changes.over();
                }
                listeners.tell(state);
            }
        });
    }

    private static CallStreamMedia media(CallSession session) {
        return (CallStreamMedia) session.media();
    }

    /** Who it is, and on which device. */
    public EntityFullJid jid() {
        return jid;
    }

    /** Where the connection with this member is: idle as long as there is none. */
    public CallState state() {
        return session.map(CallSession::state).orElse(CallState.of(CallPhase.IDLE));
    }

    /** Tells of the present state and of every change, on the client's thread. */
    public void onStateChange(Consumer<CallState> listener) {
        clock.execute(() -> {
            listeners.add(listener);
            Listeners.tell(listener, state());
        });
    }

    /** Which media there are with this member, and which of them rest; none as long as there is no connection. */
    public CallMediaState mediaState() {
        return changes.state();
    }

    /** Tells of the present state of the media and of every change, on the client's thread. */
    public void onMediaChange(Consumer<CallMediaState> listener) {
        changes.onChange(listener);
    }

    /** What this member sends. */
    public RemoteStream remote() {
        return remote;
    }

    /** The digits to be compared by voice with this member (ProtoXEP 6.6); empty while there is no verified session. */
    public Optional<String> verificationCode() {
        return session.flatMap(present -> media(present).presentCode());
    }

    /** What the present session has carried. */
    public CompletableFuture<CallStatistics> statistics() {
        return session.map(present -> media(present).statistics())
                .orElse(CompletableFuture.completedFuture(CallStatistics.NONE));
    }
}
