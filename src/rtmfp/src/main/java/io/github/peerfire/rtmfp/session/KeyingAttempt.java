package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.RHelloCookieChange;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The near end's key agreement, as initiator, with the one responder whose hello was chosen (RFC 7016 §3.5.1.1.1). */
final class KeyingAttempt {

    private static final long NEVER_SENT = -1;

    private final Session session;
    private final Surroundings surroundings;
    private final FarHello hello;
    private final InitiatorKeying keying;
    private final int receiveId;
    private final long overdueAt;
    private final List<EarlyPacket> early = new ArrayList<>();
    private RepeatSchedule schedule = new RepeatSchedule(Time.NEVER);
    private byte[] cookie;
    private boolean cookieChanged;
    private InitiatorInitialKeying chunk;
    private long firstSentAt = NEVER_SENT;
    private boolean repeated;
    private long answerTime;
    private boolean working;
    private boolean abandoned;

    KeyingAttempt(Session session, FarHello hello, InitiatorKeying keying, long now) {
        this.session = session;
        this.surroundings = session.surroundings;
        this.hello = hello;
        this.keying = keying;
        this.cookie = hello.cookie();
        this.overdueAt = now + SessionParameters.ALTERNATIVE_AFTER;
        this.receiveId = surroundings.table.reserveId(surroundings.random);
        surroundings.table.bindAttempt(receiveId, session);
        surroundings.keying.add(new Preparation());
        working = true;
    }

    /** How long the keying took to be answered, in nanoseconds, since it was sent first. */
    long answerTime() {
        return answerTime;
    }

    /** Whether it was sent more than once, so that nobody can tell which one was answered. */
    boolean isRepeated() {
        return repeated;
    }

    int receiveId() {
        return receiveId;
    }

    Certificate certificate() {
        return hello.certificate();
    }

    boolean isWith(Path path) {
        return hello.path().equals(path);
    }

    boolean isWith(byte[] identity) {
        return Arrays.equals(hello.certificate().canonicalDiscriminator(), identity);
    }

    boolean isOverdue(long now) {
        return now >= overdueAt && !working;
    }

    /** Gives up; what still comes for it is nobody's. */
    FarHello abandon() {
        abandoned = true;
        surroundings.table.releaseId(receiveId);
        return hello;
    }

    long nextDeadline(boolean hasAlternative) {
        if (working) {
            return Time.NEVER;
        }
        return hasAlternative ? Math.min(schedule.next(), overdueAt) : schedule.next();
    }

    void sendIfDue(long now) {
        if (schedule.isDue(now)) {
            repeated = firstSentAt != NEVER_SENT;
            firstSentAt = repeated ? firstSentAt : now;
            surroundings.outbox.send(chunk, 0, hello.path(), now);
            schedule.sent(now);
        }
    }

    /** RFC 7016 §3.5.1.2. */
    void receive(RHelloCookieChange change) {
        // RFC 7016 §3.5.1.2: only of the cookie that was sent, and not more than once
        if (working || cookieChanged || !Arrays.equals(change.oldCookie(), cookie)) {
            surroundings.drop(DropReason.UNEXPECTED);
            return;
        }
        cookieChanged = true;
        firstSentAt = NEVER_SENT;
        cookie = change.newCookie();
        working = true;
        surroundings.keying.add(new Preparation());
    }

    void receive(ResponderInitialKeying answer, long now) {
        if (working || answer.responderSessionId() == 0) {
            surroundings.drop(DropReason.UNEXPECTED);
            return;
        }
        working = true;
        answerTime = now - firstSentAt;
        surroundings.keying.add(new Agreement(answer));
    }

    boolean keepEarly(byte[] datagram, int offset, int length, Path source) {
        if (!working || chunk == null || early.size() >= SessionParameters.EARLY_PACKET_LIMIT) {
            return false;
        }
        early.add(new EarlyPacket(Arrays.copyOfRange(datagram, offset, offset + length), source));
        return true;
    }

    void replayEarly(long now) {
        for (EarlyPacket packet : early) {
            session.receive(packet.bytes(), 0, packet.bytes().length, packet.source(), now);
        }
        early.clear();
    }

    /** A sealed packet under session keys that came while those were computed. */
    private record EarlyPacket(byte[] bytes, Path source) {
    }

    private abstract class Step extends KeyingWork {

        @Override
        final InetAddress foreignSource() {
            return null;
        }

        @Override
        final void complete(long now) {
            working = false;
            if (abandoned || session.state != SessionState.KEYING_SENT) {
                return;
            }
            if (succeeded()) {
                proceed(now);
            } else {
                surroundings.drop(DropReason.BAD_KEYING);
            }
            session.wake();
        }

        abstract void proceed(long now);
    }

    /** Computes and signs Initiator Initial Keying. */
    private final class Preparation extends Step {

        private final byte[] preparedCookie = cookie;
        private InitiatorInitialKeying prepared;

        @Override
        void compute() {
            byte[] certificate = surroundings.profile.certificate().encoded();
            byte[] component = keying.component();
            byte[] parameters =
                    InitiatorInitialKeying.signedParameters(receiveId, preparedCookie, certificate, component);
            prepared = new InitiatorInitialKeying(
                    parameters, receiveId, preparedCookie, certificate, component, keying.sign(parameters));
        }

        @Override
        void proceed(long now) {
            chunk = prepared;
            // What is sent in fragments, at a moderate rate, takes longer than a round trip.
            boolean whole = prepared.encodedLength() <= SessionParameters.PACKET_SIZE;
            schedule = new RepeatSchedule(now, whole ? hello.roundTripTime() : RepeatSchedule.UNKNOWN);
            if (!session.handshake.hasYielded(now)) {
                sendIfDue(now);
            }
        }
    }

    /** Verifies Responder Initial Keying and computes the session's keys. */
    private final class Agreement extends Step {

        private final ResponderInitialKeying answer;
        private final byte[] component = chunk.sessionKeyInitiatorComponent();
        private SessionKeys keys;

        Agreement(ResponderInitialKeying answer) {
            this.answer = answer;
        }

        @Override
        void compute() throws KeyingException {
            byte[] portion = answer.signedPortion();
            // RFC 7016 §2.3.8: responderSignedParameters
            byte[] parameters = new ByteWriter(new byte[portion.length + component.length])
                    .writeBytes(portion).writeBytes(component).array();
            keys = keying.agree(answer.sessionKeyResponderComponent(), parameters, answer.signature());
        }

        @Override
        void proceed(long now) {
            if (!session.handshake.hasYielded(now)) {
                session.handshake.opened(keys, answer.responderSessionId(), now);
            }
        }
    }
}
