package io.github.peerfire.openfire.binding;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.ticket.BindingOffer;
import io.github.peerfire.openfire.ticket.Proofs;
import io.github.peerfire.openfire.ticket.SessionNonces;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.xmpp.packet.JID;

/**
 * Knows the admitted RTMFP sessions and which full JID each is bound to (ProtoXEP sections 4.2 to 4.6). Thread-safe;
 * touches memory only.
 */
public final class BindingRegistry implements BindingOffer {

    /** RTMFP sessions that an account may have (ProtoXEP section 11). */
    public static final int MAX_SESSIONS_PER_ACCOUNT = 8;

    /** How long a session may stay that presented a ticket and was never bound (ProtoXEP section 12, rule 3). */
    public static final Duration UNBOUND_LIMIT = Duration.ofSeconds(60);

    private static final SessionNonces NO_NONCES = new SessionNonces(new byte[32], new byte[32]);

    private final BindingRules rules;
    private final BindingListener listener;
    private final Clock clock;
    private final SessionTable sessions = new SessionTable();
    /** Written under the monitor, read without it: every presence stanza asks. */
    private final Map<JID, Binding> current = new ConcurrentHashMap<>();
    private long lastEpoch;

    /**
     * Makes a registry without sessions.
     *
     * @param rules the administrator's
     * @param listener told what follows from changes
     * @param clock the server's clock
     */
    public BindingRegistry(BindingRules rules, BindingListener listener, Clock clock) {
        this.rules = rules;
        this.listener = listener;
        this.clock = clock;
    }

    /** The binding of a full JID. */
    public Optional<Binding> find(JID holder) {
        return Optional.ofNullable(current.get(holder));
    }

    /** All bindings, in no order, each as it is when it is come to. */
    public Collection<Binding> bindings() {
        return Collections.unmodifiableCollection(current.values());
    }

    /** The binding that an RTMFP session has. */
    public synchronized Optional<Binding> find(long connectionId) {
        return Optional.ofNullable(sessions.get(connectionId)).map(AdmittedSession::binding);
    }

    /** The bindings of an account's full JIDs, in no order. */
    public synchronized List<Binding> ofAccount(JID account) {
        return sessions.ofAccount(account.toBareJID()).stream().map(AdmittedSession::binding)
                .filter(Objects::nonNull).toList();
    }

    @Override
    public synchronized OptionalLong epochFor(JID holder, PeerId peer) {
        AdmittedSession session = sessions.get(peer);
        return session != null && session.belongsToOther(holder)
                ? OptionalLong.empty() : OptionalLong.of(nextEpoch());
    }

    /** A session was admitted; it is bound at once if its holder was promised that. */
    public synchronized void connected(ConnectedPeer peer, TicketHolder holder) {
        AdmittedSession before = sessions.get(peer.id());
        AdmittedSession session = new AdmittedSession(peer, holder, clock.millis() + UNBOUND_LIMIT.toMillis());
        sessions.add(session);
        boolean foreign = before != null && before.belongsToOther(holder.jid());
        boolean overtaken = find(holder.jid()).map(b -> b.epoch() > holder.epoch().orElse(0)).orElse(false);
        if (holder.epoch().isPresent() && !foreign && !overtaken) {
            move(session, holder.jid(), holder.epoch().getAsLong(), EndpointOptions.DEFAULT);
        }
        enforceAccountLimit(session);
    }

    /** A session was admitted without a ticket; whoever proves that it is his may bind it (ProtoXEP section 4.7). */
    public synchronized void connected(ConnectedPeer peer) {
        sessions.add(new AdmittedSession(peer));
    }

    /** A session's address changed. */
    public synchronized void moved(ConnectedPeer peer) {
        AdmittedSession session = sessions.get(peer.connectionId());
        if (session != null) {
            session.moved(peer);
        }
    }

    /** A session is gone. */
    public synchronized void disconnected(long connectionId) {
        AdmittedSession session = sessions.remove(connectionId);
        if (session != null && session.binding() != null) {
            drop(session.binding());
        }
    }

    /** Answers {@code <bind/>}. */
    public synchronized BindOutcome bind(BindClaim claim) {
        AdmittedSession session = sessions.get(claim.peer());
        boolean proven = isProven(session, claim);
        if (session == null || !mayClaim(session, claim, proven)) {
            return BindOutcome.Refused.NOT_FOUND;
        }
        if (!session.peer().staticKeys()) {
            return BindOutcome.Refused.EPHEMERAL_KEYS;
        }
        if (session.belongsToOther(claim.holder())) {
            return proven ? BindOutcome.Refused.CONFLICT : BindOutcome.Refused.NOT_FOUND;
        }
        if (session.isBoundTo(claim.holder())) {
            put(session, session.binding().with(claim.options())); // ProtoXEP 4.5: keeps the epoch
        } else {
            move(session, claim.holder(), nextEpoch(), claim.options());
            enforceAccountLimit(session);
        }
        byte[] serverProof = Proofs.bindServer(session.nonces(), claim.peer(), claim.holder());
        return new BindOutcome.Bound(session.binding(), session.peer().observed(), serverProof);
    }

    /** Answers {@code <unbind/>}: removes the binding if there is one; the session lingers. */
    public synchronized void unbind(JID holder) {
        Binding binding = current.get(holder);
        if (binding != null) {
            release(binding);
            drop(binding);
        }
    }

    /** An XMPP session is over: nothing is linked to it any more, and what was bound lingers. */
    public synchronized void xmppSessionEnded(JID holder) {
        sessions.ofAccount(holder.toBareJID()).forEach(session -> session.unlink(holder));
        unbind(holder);
    }

    /** An account was closed or its password changed: all that is its ends now. */
    public synchronized void accountClosed(JID account) {
        accountClosed(account, Instant.MAX);
    }

    /** As the other, of sessions that were there before a time. */
    public synchronized void accountClosed(JID account, Instant when) {
        for (AdmittedSession session : sessions.ofAccount(account.toBareJID())) {
            if (session.peer().since().isBefore(when)) {
                close(session);
            }
        }
    }

    private void close(AdmittedSession session) {
        Binding binding = session.binding();
        session.unbind(Long.MAX_VALUE);
        if (binding != null) {
            drop(binding);
        }
        end(session, "account closed");
    }

    private void end(AdmittedSession session, String why) {
        session.closing();
        listener.sessionToClose(session.connectionId(), why);
    }

    /** The bare JIDs of the accounts that have sessions, in no order. */
    public synchronized Set<JID> accounts() {
        return sessions.all().stream().map(AdmittedSession::account).filter(Objects::nonNull)
                .map(JID::new).collect(Collectors.toSet());
    }

    /** Tells which unbound sessions have been here for long enough. */
    public synchronized void closeDue() {
        long now = clock.millis();
        for (AdmittedSession session : sessions.all()) {
            if (session.isDue(now)) {
                end(session, "not bound");
            }
        }
    }

    private static boolean isProven(AdmittedSession session, BindClaim claim) {
        // The same work whether there is such a session or not: ProtoXEP 4.8, nobody learns that a peer ID is live.
        SessionNonces nonces = session == null ? NO_NONCES : session.nonces();
        byte[] expected = Proofs.bindClient(nonces, claim.peer(), claim.holder());
        boolean matches = claim.proof().map(proof -> Proofs.matches(expected, proof)).orElse(false);
        return matches && session != null;
    }

    private boolean mayClaim(AdmittedSession session, BindClaim claim, boolean proven) {
        if (proven || claim.proof().isPresent()) {
            return proven; // ProtoXEP 4.2: a proof that is present but wrong is refused even if (a) holds
        }
        return session.isBoundTo(claim.holder()) || !rules.requireProof() && session.isLinkedTo(claim.holder());
    }

    private void move(AdmittedSession session, JID holder, long epoch, EndpointOptions options) {
        Binding replaced = current.get(holder);
        if (replaced != null) {
            release(replaced);
        }
        Binding moved = session.binding();
        if (moved != null) {
            drop(moved);
        }
        put(session, new Binding(holder, session.peer().id(), session.connectionId(), epoch, options));
    }

    private void put(AdmittedSession session, Binding binding) {
        sessions.bind(session, binding);
        current.put(binding.holder(), binding);
        listener.bindingChanged(binding.holder(), true);
    }

    private void release(Binding binding) {
        AdmittedSession session = sessions.get(binding.connectionId());
        if (session != null) {
            session.unbind(clock.millis() + rules.linger().toMillis());
        }
    }

    private void drop(Binding binding) {
        if (current.remove(binding.holder(), binding)) {
            listener.bindingChanged(binding.holder(), false);
        }
    }

    private void enforceAccountLimit(AdmittedSession newest) {
        List<AdmittedSession> staying =
                sessions.ofAccount(newest.account()).stream().filter(session -> !session.isClosing()).toList();
        if (staying.size() > MAX_SESSIONS_PER_ACCOUNT) {
            // ProtoXEP 11: oldest unbound closed, new refused.
            end(staying.stream().filter(s -> s.binding() == null).findFirst().orElse(newest), "too many sessions");
        }
    }

    private long nextEpoch() {
        lastEpoch = Math.max(clock.millis(), lastEpoch + 1);
        return lastEpoch;
    }
}
