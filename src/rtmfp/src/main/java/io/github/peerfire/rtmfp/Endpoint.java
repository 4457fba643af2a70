package io.github.peerfire.rtmfp;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.session.KeyingWork;
import io.github.peerfire.rtmfp.session.NearInterface;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.session.SessionShare;
import io.github.peerfire.rtmfp.session.Sessions;
import io.github.peerfire.rtmfp.session.TrafficCounters;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;

/**
 * One RTMFP instance: an identity, its sessions and their flows (RFC 7016).
 *
 * <p>A deterministic state machine confined to one thread. A driver calls {@link #receive} and {@link #handleTimeout},
 * and after every call that could have changed something drains {@link #pollTransmit}, {@link #pollEvent} and
 * {@link #pollKeying} until they are empty. All times are nanoseconds on the driver's time line.
 */
public final class Endpoint {

    private final EventQueue events = new EventQueue();
    private final Sessions sessions;

    /** Has no sessions yet. The profile is its identity; {@code random} must be unpredictable, but for tests. */
    public Endpoint(EndpointConfig config, CryptographyProfile profile, RandomSource random) {
        this(config, profile, random, SessionShare.ALL);
    }

    /** One of several endpoints with one identity, each of which has its share of the sessions. */
    public Endpoint(EndpointConfig config, CryptographyProfile profile, RandomSource random, SessionShare share) {
        this.sessions = new Sessions(config.sessionSettings(), profile, random, share, events);
    }

    /** Takes a datagram. Whatever is in it, this neither throws nor blocks. The array is not kept. */
    public void receive(byte[] datagram, int offset, int length, InetSocketAddress source, int interfaceId, long now) {
        sessions.receive(datagram, offset, length, source, interfaceId, now);
    }

    /** Counts datagrams that the driver dropped, since there was no time for them. */
    public void dropped(int count) {
        sessions.dropped(count);
    }

    /**
     * Does what is due at {@code now}, or some of it if it is very much: then {@link #nextDeadline} is not later than
     * that.
     */
    public void handleTimeout(long now) {
        sessions.handleTimeout(now);
    }

    /**
     * When {@link #handleTimeout}, and thereafter {@link #pollTransmit}, is to be called next, or
     * {@link io.github.peerfire.rtmfp.common.Time#NEVER}.
     */
    public long nextDeadline() {
        return sessions.nextDeadline();
    }

    /** Writes the next datagram to send to {@code target}; false if there is none. */
    public boolean pollTransmit(Transmit target, long now) {
        return sessions.poll(target, now);
    }

    /** The next event, or null. */
    public EndpointEvent pollEvent() {
        return events.poll();
    }

    /** The next piece of key work, or null; see {@link KeyingTask}. */
    public KeyingTask pollKeying() {
        KeyingWork work = sessions.pollKeying();
        return work == null ? null : new WorkTask(work);
    }

    /**
     * Takes back a task that has run.
     *
     * @throws IllegalArgumentException if it is not a task of an endpoint
     */
    public void completeKeying(KeyingTask task, long now) {
        if (!(task instanceof WorkTask own)) {
            throw new IllegalArgumentException("Not a task of an endpoint: " + task);
        }
        sessions.completeKeying(own.work, now);
    }

    /**
     * Opens a session to whom the discriminator selects (RFC 7016 §3.5.1.1.1), trying all candidates in parallel. If a
     * session with that identity is open or opening, that one is returned.
     *
     * @param interfaceId the interface to use
     * @throws IllegalStateException after {@link #close}
     */
    public Session open(byte[] discriminator, Collection<InetSocketAddress> candidates, int interfaceId, long now) {
        return sessions.open(discriminator, candidates, interfaceId, now);
    }

    /**
     * As the other {@code open}, but through all interfaces that lead to a candidate: directly at once, through a relay
     * after {@link EndpointConfig#relayDelay}, unless something answered before. Goes through interface 0 if the driver
     * told of none.
     */
    public Session open(byte[] discriminator, Collection<InetSocketAddress> candidates, long now) {
        Session session = sessions.open(discriminator, List.of(), 0, now);
        candidates.forEach(candidate -> session.addCandidate(candidate, now));
        return session;
    }

    /**
     * Tells of an interface, or that one has other addresses. What is being opened is tried through it too; open
     * sessions whose interface is gone move to it. A driver with one socket for everything need not tell of it.
     */
    public void interfaceUp(NearInterface near, long now) {
        sessions.interfaceUp(near, now);
    }

    /** An interface is gone. Its sessions move to another one that leads to their far ends, if there is any. */
    public void interfaceDown(int interfaceId, long now) {
        sessions.interfaceDown(interfaceId, now);
    }

    /** The interfaces that the driver told of. */
    public Collection<NearInterface> interfaces() {
        return sessions.interfaces();
    }

    /** Whether an interface leads to that address, as far as is known; true if the driver told of none. */
    public boolean reaches(InetSocketAddress destination) {
        return sessions.reaches(destination);
    }

    /**
     * Addresses of this machine came or went behind sockets that stay. Far ends are shown where this one is now, so
     * that their sessions follow (RFC 7016 §3.5.4.2).
     */
    public void networkChanged() {
        sessions.networkChanged();
    }

    /**
     * Answers a lookup as a Redirector (RFC 7016 §3.5.1.4), with 24 addresses at most. Without any nothing is sent:
     * that would say that we are the one who is looked for.
     */
    public void redirect(EndpointEvent.LookupRequested lookup, List<CandidateAddress> addresses, long now) {
        sessions.redirect(lookup.tag(), lookup.length(), lookup.source(), lookup.interfaceId(), addresses, now);
    }

    /**
     * Accepts no new sessions from now on; those that are open or being opened stay. Who asks for one is sent to others
     * of the same kind by a Redirect (RFC 7016 §3.5.1.4), or hears nothing if there is none of its family of addresses.
     *
     * @param others where those are; 24 at most are told, the first ones
     */
    public void sendElsewhere(List<CandidateAddress> others) {
        sessions.setElsewhere(List.copyOf(others));
    }

    /** Accepts sessions again after {@link #sendElsewhere}. */
    public void acceptAgain() {
        sessions.setElsewhere(null);
    }

    /**
     * Sends an Initiator Hello that opens no session, to see whether it arrives: the answer, if one comes, is an event
     * {@link EndpointEvent.HelloAnswered} with the same tag, where strangers are served.
     */
    public void sendHello(byte[] discriminator, byte[] tag, InetSocketAddress target, int interfaceId, long now) {
        sessions.sendHello(discriminator, tag, target, interfaceId, now);
    }

    /** The open sessions, in the order of their opening. */
    public Collection<Session> sessions() {
        return sessions.open();
    }

    /** Closes all sessions in order and opens no more. */
    public void close(long now) {
        sessions.close(now);
    }

    /**
     * Whether {@link #close} was called and nothing is left to be done: all far ends have acknowledged, or had their
     * time.
     */
    public boolean isClosed() {
        return sessions.isClosed();
    }

    /** What was counted since the endpoint began. */
    public EndpointMetrics metrics() {
        TrafficCounters counters = sessions.counters();
        return new EndpointMetrics(counters.datagramsReceived(), counters.datagramsSent(),
                counters.bytesReceived(), counters.bytesSent(), counters.handedOver(), counters.drops());
    }

    private record WorkTask(KeyingWork work) implements KeyingTask {

        @Override
        public void run() {
            work.run();
        }
    }
}
