package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** All sessions of one endpoint: the multiplex of RFC 7016 §3.3. Confined to one thread. */
public final class Sessions {

    /** The longest datagram that is looked at: some peers send long startup packets without fragmenting them. */
    static final int DATAGRAM_LIMIT = 8_192;

    private final Surroundings surroundings;
    private final StartupReceiver startup;
    private final SessionReceiver receiver;
    private final SessionTransmitter transmitter = new SessionTransmitter();

    /** An endpoint's sessions, none so far. */
    public Sessions(
            SessionSettings settings, CryptographyProfile profile, RandomSource random, SessionShare share,
            SessionListener listener) {
        surroundings = new Surroundings(settings, profile, random, share, listener);
        ResponderHandshake responder = new ResponderHandshake(surroundings);
        startup = new StartupReceiver(surroundings, responder);
        receiver = new SessionReceiver(
                surroundings, new SessionChunks(surroundings, new Introduction(surroundings, responder)));
        surroundings.receiver = receiver;
    }

    /** Takes a datagram. */
    public void receive(byte[] datagram, int offset, int length, InetSocketAddress source, int interfaceId, long now) {
        surroundings.counters.received(length);
        if (length <= SessionIdCodec.LENGTH) {
            surroundings.drop(DropReason.TOO_SHORT);
        } else if (length > DATAGRAM_LIMIT) {
            surroundings.drop(DropReason.TOO_LONG);
        } else if (!Path.isUsable(source)) {
            surroundings.drop(DropReason.UNUSABLE_ADDRESS);
        } else {
            dispatch(datagram, offset, length, new Path(source, interfaceId), now);
        }
    }

    /** Counts datagrams that were not looked at. */
    public void dropped(int count) {
        surroundings.counters.dropped(DropReason.OVER_LIMIT, count);
    }

    private void dispatch(byte[] datagram, int offset, int length, Path source, long now) {
        int sealedOffset = offset + SessionIdCodec.LENGTH;
        int sealedLength = length - SessionIdCodec.LENGTH;
        int id = SessionIdCodec.scramble(scrambledId(datagram, offset), datagram, sealedOffset, sealedLength);
        if (id == 0) {
            startup.receive(datagram, sealedOffset, sealedLength, source, now);
            return;
        }
        Session session = surroundings.table.byReceiveId(id);
        if (session != null) {
            receiver.receive(session, datagram, sealedOffset, sealedLength, source, now);
            return;
        }
        ProvisionalSession waiting = surroundings.provisional.byReceiveId(id);
        if (waiting != null) {
            receiver.receive(waiting, datagram, sealedOffset, sealedLength, source, now);
        } else {
            handOver(id, datagram, offset, sealedLength + SessionIdCodec.LENGTH, source);
        }
    }

    /** What is for a session of our own that there is not is for nobody, so that nothing goes to and fro. */
    private void handOver(int id, byte[] datagram, int offset, int length, Path source) {
        int index = surroundings.share.indexOf(id);
        if (index == surroundings.share.index()) {
            surroundings.drop(DropReason.UNKNOWN_SESSION);
        } else if (surroundings.share.others().take(
                index, datagram, offset, length, source.address(), source.interfaceId())) {
            surroundings.counters.handedOver(length);
        } else {
            surroundings.drop(DropReason.NOT_HANDED_OVER);
        }
    }

    private static int scrambledId(byte[] datagram, int offset) {
        return (datagram[offset] & 0xff) << 24 | (datagram[offset + 1] & 0xff) << 16
                | (datagram[offset + 2] & 0xff) << 8 | datagram[offset + 3] & 0xff;
    }

    /** Does what is due, or some of it if it is very much: then something is still due. */
    public void handleTimeout(long now) {
        surroundings.pace.lookAfter(surroundings.agenda.earliest(), now);
        surroundings.provisional.handleTimeout(now);
        surroundings.history.handleTimeout(now);
        startup.handleTimeout(now);
        Session session = surroundings.agenda.due(now);
        for (int count = 1; session != null; count++) {
            SessionTimers.handleTimeout(session, now);
            session = count < SessionParameters.TIMEOUTS_AT_ONCE ? surroundings.agenda.due(now) : null;
        }
    }

    /** When {@link #handleTimeout}, or {@link #poll}, has something to do, if nothing comes in before. */
    public long nextDeadline() {
        long startupDeadline = Math.min(surroundings.outbox.nextDeadline(), surroundings.provisional.nextDeadline());
        long tableDeadline = Math.min(surroundings.history.nextDeadline(), startup.nextDeadline());
        return Math.min(Math.min(startupDeadline, tableDeadline), surroundings.agenda.nextDeadline());
    }

    /** Writes the next datagram to send; false if there is none. */
    public boolean poll(DatagramTarget target, long now) {
        if (surroundings.outbox.poll(target, now)) {
            surroundings.counters.sent(target.length());
            return true;
        }
        for (Session session = surroundings.agenda.ready(); session != null; session = surroundings.agenda.ready()) {
            if (transmitter.transmit(session, target, now)) {
                surroundings.agenda.rotate();
                surroundings.counters.sent(target.length());
                return true;
            }
            surroundings.agenda.settle();
        }
        return false;
    }

    /** The next piece of key work, or null. */
    public KeyingWork pollKeying() {
        KeyingWork next = surroundings.keying.poll();
        if (next != null) {
            next.begin();
        }
        return next;
    }

    /** Takes back key work that has run. */
    public void completeKeying(KeyingWork work, long now) {
        surroundings.keying.complete(work, now);
    }

    /**
     * Opens a session, or returns the one that is open or opening to whom the discriminator selects.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public Session open(byte[] discriminator, Collection<InetSocketAddress> candidates, int interfaceId, long now) {
        if (surroundings.closed) {
            throw new IllegalStateException("The endpoint is closed");
        }
        Session session = existing(discriminator);
        if (session == null) {
            session = Session.opening(surroundings, discriminator.clone(), now);
        }
        for (InetSocketAddress candidate : candidates) {
            session.addCandidate(candidate, interfaceId, now);
        }
        return session;
    }

    /** An interface is there, or has other addresses than before. */
    public void interfaceUp(NearInterface near, long now) {
        surroundings.interfaces.put(near);
        interfacesChanged(near.id(), now);
    }

    /** An interface is gone. */
    public void interfaceDown(int interfaceId, long now) {
        surroundings.interfaces.remove(interfaceId);
        interfacesChanged(interfaceId, now);
    }

    private void interfacesChanged(int interfaceId, long now) {
        for (Session session : List.copyOf(surroundings.table.opening())) {
            session.interfacesChanged(now);
        }
        for (Session session : List.copyOf(surroundings.table.open())) {
            session.interfaceChanged(interfaceId);
        }
    }

    /** The interfaces that are there, in the order in which they were told of. */
    public Collection<NearInterface> interfaces() {
        return surroundings.interfaces.all();
    }

    /** Whether an interface leads there, as far as is known. */
    public boolean reaches(InetSocketAddress destination) {
        return surroundings.interfaces.reach(destination);
    }

    /** Asks the far ends of all sessions for a sign of life, by which they see where the near end is now. */
    public void networkChanged() {
        for (Session session : List.copyOf(surroundings.table.open())) {
            session.showUp();
        }
    }

    private Session existing(byte[] discriminator) {
        for (Session session : surroundings.table.opening()) {
            if (Arrays.equals(session.discriminator, discriminator)) {
                return session;
            }
        }
        for (Session session : surroundings.table.open()) {
            if (surroundings.profile.selects(discriminator, session.farCertificate)) {
                return session;
            }
        }
        return null;
    }

    /**
     * Answers a lookup as a Redirector (RFC 7016 §3.5.1.4). Without addresses nothing is sent: that would mean
     * ourselves.
     */
    public void redirect(byte[] tag, int length, InetSocketAddress target, int interfaceId,
            List<CandidateAddress> addresses, long now) {
        if (!addresses.isEmpty()) {
            int allowed = surroundings.settings.amplification() * length;
            surroundings.outbox.send(
                    surroundings.redirect(tag, allowed, addresses), 0, new Path(target, interfaceId), now);
        }
    }

    /**
     * Whether a hello for ourselves is answered as usual (null), or by a Redirect to others, or not at all if there are
     * none.
     */
    public void setElsewhere(List<CandidateAddress> addresses) {
        surroundings.elsewhere = addresses;
    }

    /** Sends an Initiator Hello that opens nothing; an answer is reported where strangers are served. */
    public void sendHello(byte[] discriminator, byte[] tag, InetSocketAddress target, int interfaceId, long now) {
        surroundings.outbox.send(new InitiatorHello(discriminator, tag), 0, new Path(target, interfaceId), now);
    }

    /** The open sessions, in the order of their opening. */
    public Collection<Session> open() {
        return surroundings.table.open();
    }

    /** Closes all sessions in order and opens no more. */
    public void close(long now) {
        surroundings.closed = true;
        for (Session session : List.copyOf(surroundings.table.opening())) {
            session.close(now);
        }
        for (Session session : List.copyOf(surroundings.table.open())) {
            session.close(now);
        }
    }

    /**
     * Whether {@link #close} was called and no session waits for an acknowledgement. One that the far end closed, and
     * that was told so, does not keep anybody: it would only linger to say so again (RFC 7016 §3.5.5).
     */
    public boolean isClosed() {
        return surroundings.closed && surroundings.table.isSettled()
                && surroundings.outbox.nextDeadline() == Time.NEVER;
    }

    /** The live counters, not a copy. */
    public TrafficCounters counters() {
        return surroundings.counters;
    }
}
