package io.github.peerfire.flash;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The session with one peer and the streams on it. Goes when it has carried none for a while. */
final class PeerConnection {

    private static final long IDLE_LIMIT = 10 * Time.SECOND;

    private final ConnectionContext context;
    private final PeerConnections owner;
    private final PeerId peer;
    private final Set<Subscription> waiting = new LinkedHashSet<>();
    private final Set<SessionTenant> streams = new LinkedHashSet<>();
    private Session opening;
    private Session session;
    private EndpointDriver.Cancellable idleAlarm = () -> { };

    PeerConnection(ConnectionContext context, PeerConnections owner, PeerId peer) {
        this.context = context;
        this.owner = owner;
        this.peer = peer;
    }

    PeerId peer() {
        return peer;
    }

    boolean isIdle() {
        return streams.isEmpty() && waiting.isEmpty();
    }

    /** Takes a subscription; whether it could start, because a session is open. */
    boolean play(Subscription subscription, long now) {
        if (session == null) {
            waiting.add(subscription);
            return false;
        }
        streams.add(subscription);
        subscription.start(this, session, now);
        return true;
    }

    /** Whether the near end asks for the peer, which may open a session itself meanwhile. */
    boolean isOpening() {
        return opening != null;
    }

    void opening(Session candidate) {
        opening = candidate;
    }

    void opened(Session open, long now) {
        session = open;
        opening = null;
        open.attach(this);
        List<Subscription> ready = List.copyOf(waiting);
        waiting.clear();
        streams.addAll(ready);
        ready.forEach(subscription -> subscription.start(this, open, now));
        watchIdleness();
    }

    /** A session ended or could not be opened, perhaps this one's. */
    void ended(Session gone, long now) {
        if (gone == opening) {
            opening = null;
            failed("The peer did not answer in time.", now);
        }
        if (gone == session) {
            session = null;
        }
        List.copyOf(streams).forEach(stream -> stream.sessionEnded(gone, now));
        forgetIfUnused();
    }

    /** Those that wait for a session wait no longer. */
    void failed(String reason, long now) {
        List<Subscription> disappointed = List.copyOf(waiting);
        waiting.clear();
        disappointed.forEach(subscription -> subscription.gone(reason, now));
        forgetIfUnused();
    }

    void add(SessionTenant stream) {
        streams.add(stream);
    }

    /** A stream is over. */
    void remove(SessionTenant stream) {
        streams.remove(stream);
        waiting.remove(stream);
        watchIdleness();
        forgetIfUnused();
    }

    void setKeepalivePeriod(long period, long now) {
        if (session != null) {
            session.setKeepalivePeriod(period, now);
        }
    }

    void close(long now) {
        List.copyOf(waiting).forEach(subscription -> subscription.close(now));
        List.copyOf(streams).forEach(stream -> stream.close(now));
        if (session != null) {
            session.close(now);
        }
        if (opening != null) {
            opening.abort(now);
        }
    }

    private void watchIdleness() {
        idleAlarm.cancel();
        if (!isIdle() || session == null) {
            return;
        }
        Session watched = session;
        idleAlarm = context.schedule(IDLE_LIMIT, () -> {
            if (isIdle() && session == watched) {
                watched.close(context.now());
            }
        });
    }

    private void forgetIfUnused() {
        if (session == null && opening == null && isIdle()) {
            owner.forget(this);
        }
    }
}
