package io.github.peerfire.client;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.jingle.element.SessionHash;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the other side of a call has the sessions that this side has, with nobody in between (ProtoXEP 6.6).
 *
 * <p>Both sides may open sessions at the same time, and one takes another's place: so a value that fits no session of
 * ours may only be of one that we do not know yet. But of a session that the other side knows to be shared by us we
 * must know: if we do not, then somebody else shares it. Lives on the client's thread.
 */
final class CallVerification {

    /** How long the other side may take for its value once it has ours. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** XMPP is slower than UDP; who is told of a session that is verified soon need not be told twice. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** The streams of a conference have one name in all its sessions, so a session may be known by an earlier one. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Far more than there are in any call that works. */
    private static final int MOST_SESSIONS = 64;
    private static final int MOST_HASHES = 16;

    private final String sid;
    private final boolean initiator;
    private final CallClock clock;
    private final Owner owner;
    private final Map<String, SessionProof> sessions = new LinkedHashMap<>();
    private final Deque<SessionHash> unexplained = new ArrayDeque<>();
    private boolean forgetful;

    /** Is told what comes of it, on the client's thread. */
    interface Owner {

        /** Our value of a session; what is given is to be run once the other side's device has it. */
        void hash(SessionHash own, Runnable answered);

        /** What the other side said may have changed what can be trusted. */
        void judge();

        /** Whether a session that has to be verified is in use. */
        boolean uses(SessionProof session);

        /** There is somebody in between. */
        void insecure();
    }

    /** Makes one that knows no session yet. */
    CallVerification(String sid, boolean initiator, CallClock clock, Owner owner) {
        this.sid = sid;
        this.initiator = initiator;
        this.clock = clock;
        this.owner = owner;
    }

    boolean isInitiator() {
        return initiator;
    }

    /** A session between these two with these nonces is open; what is known of it. */
    SessionProof session(PeerId near, PeerId far, byte[] nearNonce, byte[] farNonce) {
        CallProof proof = initiator
                ? CallProof.ofInitiator(nearNonce, farNonce, sid, near, far)
                : CallProof.ofResponder(nearNonce, farNonce, sid, near, far);
        SessionProof known = sessions.computeIfAbsent(
                proof.hash(initiator), hash -> remember(new SessionProof(proof, initiator)));
        forgetOldest();
        return known;
    }

    private SessionProof remember(SessionProof made) {
        if (unexplained.removeIf(hash -> made.isFarHash(hash.value()))) {
            made.verify();
        }
        return made;
    }

    /** Tells the other side that this one has a session. */
    void tell(SessionProof session) {
        if (session.isNew(false)) {
            owner.hash(session.tell(false), session::answer);
        }
    }

    /** The other side has bound a session to this call, by playing our stream over it or by letting us play its. */
    void share(SessionProof session) {
        tell(session);
        if (!session.isShared()) {
            session.share();
            if (isDoubtful()) {
                tellShared(session);
            } else {
                clock.schedule(PATIENCE, () -> tellShared(session));
            }
        }
    }

    private void tellShared(SessionProof session) {
        if (!session.isVerified() && session.isNew(true) && owner.uses(session)) {
            owner.hash(session.tell(true), () -> limit(session));
        }
    }

    private void limit(SessionProof session) {
        session.answer();
        clock.schedule(LIMIT, () -> {
            if (!session.isVerified() && owner.uses(session)) {
                owner.insecure();
            }
        });
    }

    /** What the other side says. */
    void take(SessionHash hash) {
        Optional<SessionProof> meant = sessions.values().stream()
                .filter(session -> session.isFarHash(hash.value())).findFirst();
        if (meant.isPresent()) {
            meant.get().verify();
            if (hash.shared() && !meant.get().isAnswered()) {
                // Ours has not come.
                owner.hash(meant.get().tell(true), meant.get()::answer);
            }
        } else if (!unexplained.contains(hash)) {
            doubt(hash);
        }
        owner.judge();
    }

    private void doubt(SessionHash hash) {
        if (unexplained.size() == MOST_HASHES) {
            unexplained.removeFirst();
        }
        unexplained.addLast(hash);
        sessions.values().stream().filter(SessionProof::isShared).forEach(this::tellShared);
        if (hash.shared()) {
            clock.schedule(GRACE, () -> {
                if (unexplained.contains(hash) && !forgetful) {
                    owner.insecure();
                }
            });
        }
    }

    /** Whether the other side spoke of a session that this side does not have. */
    boolean isDoubtful() {
        return !unexplained.isEmpty();
    }

    private void forgetOldest() {
        Iterator<SessionProof> oldest = sessions.values().iterator();
        while (sessions.size() > MOST_SESSIONS) {
            oldest.next();
            oldest.remove();
            forgetful = true;
        }
    }
}
