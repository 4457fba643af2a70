package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.RHelloCookieChange;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The near end opens a session: S_IHELLO_SENT and S_KEYING_SENT (RFC 7016 §3.5.1.1.1). */
final class InitiatorHandshake {

    /** So long are our hellos at least, lest the answer be too much for them. */
    private static final int HELLO_LENGTH = 96;

    private final Session session;
    private final Surroundings surroundings;
    private final long startedAt;
    private final byte[] tag;
    private final CandidateSet candidates;
    private final Queue<FarHello> alternatives = new ArrayDeque<>();
    private long resumesAt;
    private KeyingAttempt attempt;

    InitiatorHandshake(Session session, long now) {
        this.session = session;
        this.surroundings = session.surroundings;
        this.startedAt = now;
        this.candidates = new CandidateSet(surroundings.interfaces);
        this.tag = surroundings.random.bytes(SessionParameters.TAG_LENGTH);
        surroundings.table.addOpening(tag, session);
    }

    /** One way to an address. */
    void addCandidate(Path path, long now) {
        if (!Path.isUsable(path.address())) {
            surroundings.drop(DropReason.UNUSABLE_ADDRESS);
        } else if (session.state == SessionState.IHELLO_SENT && candidates.add(path, now) && now >= resumesAt) {
            sendHellos(now);
        }
    }

    /** An address, and all ways there: directly at once, through a relay later. */
    void addCandidate(InetSocketAddress address, int usual, long now) {
        if (!Path.isUsable(address)) {
            surroundings.drop(DropReason.UNUSABLE_ADDRESS);
        } else if (session.state == SessionState.IHELLO_SENT && candidates.add(address, usual, now)
                && now >= resumesAt) {
            sendHellos(now);
        }
    }

    void interfacesChanged(long now) {
        candidates.interfacesChanged();
        if (session.state == SessionState.IHELLO_SENT && now >= resumesAt) {
            sendHellos(now);
        }
    }

    private void sendHellos(long now) {
        candidates.sendDue(path -> surroundings.outbox.sendPadded(
                new InitiatorHello(session.discriminator, tag), HELLO_LENGTH, 0, path, now), now);
        session.path = candidates.latest();
    }

    /** RFC 7016 §2.3.5. The tag matches this session's. */
    void receive(ResponderRedirect redirect, Path source, long now) {
        if (session.state != SessionState.IHELLO_SENT) {
            surroundings.drop(DropReason.UNEXPECTED);
        } else if (redirect.destinations().isEmpty()) {
            addCandidate(source, now);
        } else {
            for (CandidateAddress destination : redirect.destinations()) {
                if (surroundings.settings.candidates().admit(destination.address(), source.address())) {
                    addCandidate(destination.address(), source.interfaceId(), now);
                } else {
                    surroundings.drop(DropReason.UNUSABLE_ADDRESS);
                }
            }
        }
    }

    /** RFC 7016 §3.5.1.1.1. The tag matches this session's. */
    void receive(ResponderHello hello, Path source, long now) {
        if (now < resumesAt) {
            surroundings.drop(DropReason.GLARE);
            return;
        }
        Optional<Certificate> certificate = surroundings.profile.decodeCertificate(hello.responderCertificate());
        if (certificate.isEmpty() || !surroundings.profile.selects(session.discriminator, certificate.get())) {
            surroundings.drop(DropReason.BAD_CERTIFICATE);
            return;
        }
        FarHello far = new FarHello(
                certificate.get(), hello.cookie(), source, candidates.sinceLatest(source, now));
        if (session.state == SessionState.IHELLO_SENT) {
            accept(far, now);
        } else if (!attempt.isWith(source) && alternatives.size() < SessionParameters.ALTERNATIVE_LIMIT) {
            alternatives.add(far);
        } else {
            // RFC 7016 §3.5.1.1.1: all but the first are ignored
            surroundings.drop(DropReason.UNEXPECTED);
        }
    }

    private void accept(FarHello hello, long now) {
        if (isDuplicate(hello.certificate())) {
            SessionTransitions.openFailed(session, now);
            return;
        }
        Optional<InitiatorKeying> keying = surroundings.profile.initiate(hello.certificate(), surroundings.random);
        if (keying.isEmpty()) {
            surroundings.drop(DropReason.BAD_KEYING);
            return;
        }
        session.state = SessionState.KEYING_SENT;
        session.path = hello.path();
        attempt = new KeyingAttempt(session, hello, keying.get(), now);
        session.wake();
    }

    /** RFC 7016 §3.5.1.1.1: another session with that identity is open or nearly so. */
    private boolean isDuplicate(Certificate certificate) {
        byte[] identity = certificate.canonicalDiscriminator();
        if (surroundings.table.openByIdentity(identity) != null) {
            return true;
        }
        for (Session other : surroundings.table.opening()) {
            if (other != session && other.handshake.isKeyingWith(identity)) {
                return true;
            }
        }
        return false;
    }

    boolean hasCandidate(Path path) {
        return candidates.contains(path);
    }

    /** Whether keying has begun, with a session ID below another. */
    boolean hasLowerId(int other) {
        return attempt != null && Integer.compareUnsigned(attempt.receiveId(), other) < 0;
    }

    boolean isKeyingWith(byte[] identity) {
        return attempt != null && attempt.isWith(identity);
    }

    /** RFC 7016 §3.5.1.2. */
    void receive(RHelloCookieChange change, long now) {
        if (attempt == null || now < resumesAt) {
            surroundings.drop(DropReason.UNEXPECTED);
        } else {
            attempt.receive(change);
        }
    }

    /** RFC 7016 §2.3.8. */
    void receive(ResponderInitialKeying keying, long now) {
        if (attempt == null || now < resumesAt) {
            surroundings.drop(DropReason.UNEXPECTED);
        } else {
            attempt.receive(keying, now);
        }
    }

    /** Keeps a packet that cannot be opened before the keys are there; false if none are being made. */
    boolean keepEarly(byte[] datagram, int offset, int length, Path source) {
        return attempt != null && attempt.keepEarly(datagram, offset, length, source);
    }

    /**
     * Glare that the far end wins: leaves it the time to complete its own opening (RFC 7016 §3.5.1.3). Once only, for
     * who sends the keying is not proven: nobody is to keep us from opening by sending more of them.
     */
    void yieldUntil(long time) {
        if (resumesAt == 0) {
            resumesAt = time;
            session.wake();
        }
    }

    boolean hasYielded(long now) {
        return now < resumesAt;
    }

    long nextDeadline() {
        long limit = startedAt + SessionParameters.OPEN_LIMIT;
        long step = attempt == null ? candidates.nextDeadline() : attempt.nextDeadline(!alternatives.isEmpty());
        return Math.min(limit, Math.max(step, resumesAt));
    }

    void handleTimeout(long now) {
        if (now >= startedAt + SessionParameters.OPEN_LIMIT) {
            SessionTransitions.openFailed(session, now);
        } else if (now < resumesAt) {
            return;
        } else if (attempt == null) {
            sendHellos(now);
        } else if (!alternatives.isEmpty() && attempt.isOverdue(now)) {
            tryAlternative(now);
        } else {
            attempt.sendIfDue(now);
        }
    }

    private void tryAlternative(long now) {
        FarHello previous = attempt.abandon();
        alternatives.add(previous);
        attempt = null;
        session.state = SessionState.IHELLO_SENT;
        accept(alternatives.remove(), now);
    }

    /** The session opened: its own packets come next. */
    void opened(SessionKeys keys, int sendId, long now) {
        KeyingAttempt successful = attempt;
        session.receiveId = successful.receiveId();
        surroundings.table.bindId(session);
        session.keepalive.spread(session.receiveId);
        end();
        if (!successful.isRepeated()) {
            // Includes the far end's computing, hence no less than the path's.
            session.timeout.measure(successful.answerTime());
        }
        session.timeout.answered(successful.answerTime());
        SessionTransitions.openedAsInitiator(session, successful.certificate(), keys, sendId, now);
        successful.replayEarly(now);
    }

    /** Lets go of what the opening took, save the receive session ID if it opened. */
    void end() {
        surroundings.table.removeOpening(tag);
        alternatives.clear();
        if (attempt != null && session.receiveId != attempt.receiveId()) {
            attempt.abandon();
        }
    }
}
