package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.ForwardedInitiatorHello;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Rate;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.FlowTotals;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Optional;

/** A session with one far end (RFC 7016 §3.5). Confined to the endpoint's thread. */
public final class Session {

    private static final byte[] NOTHING = new byte[0];

    final Surroundings surroundings;
    final RetransmissionTimeout timeout = new RetransmissionTimeout();
    final Timestamps timestamps = new Timestamps();
    final Keepalive keepalive;
    /** What it was opened with; null for one that the far end opened. */
    final byte[] discriminator;
    SessionState state;
    Path path;
    /** Where else packets came from last; null if from nowhere. */
    Path elsewhere;
    Certificate farCertificate;
    SessionKeys keys;
    int receiveId;
    int sendId;
    boolean initiator;
    byte[] helloNote = NOTHING;
    /** When a TCR flag was received last; negative if never. */
    long timeCriticalReverseReceived = -1;
    long packetsSent;
    long packetsReceived;
    long bytesSent;
    long bytesReceived;
    /** Of {@link PacketRate}. */
    long packetsFullAt = Rate.FULL;
    /** When the far end was asked last because somebody claims its address; negative if never. */
    long challengedAt = -1;

    /** Only while opening. */
    InitiatorHandshake handshake;
    /** Only while closing. */
    SessionClose closing;
    /** Each of these only once there is use for it. */
    FlowTraffic traffic;
    AddressMobility mobility;
    ArrayDeque<byte[]> pingReplies;
    ForwardedHellos forwardedHellos;

    /** Of {@link Agenda} and {@link Deadlines}. */
    boolean ready;
    int deadlinePlace = -1;
    int deadlineTick = DeadlineTicks.NONE;
    /** Of {@link SessionList}. */
    Session before;
    Session after;

    /** Since when there is no flow; {@link Time#NEVER} while there is one, or the session is not open. */
    private long idleSince = Time.NEVER;
    private boolean introducer;
    /** Final, once there are no flows any more. */
    private FlowTotals flowTotals = FlowTotals.NONE;
    private Object attachment;

    private Session(Surroundings surroundings, byte[] discriminator, SessionState state, long now) {
        this.surroundings = surroundings;
        this.discriminator = discriminator;
        this.state = state;
        this.keepalive = new Keepalive(surroundings.patience, now);
    }

    /** A session that the near end begins to open. */
    static Session opening(Surroundings surroundings, byte[] discriminator, long now) {
        Session session = new Session(surroundings, discriminator, SessionState.IHELLO_SENT, now);
        session.initiator = true;
        session.handshake = new InitiatorHandshake(session, now);
        session.wake();
        return session;
    }

    /** A session that the far end opened. */
    static Session accepted(Surroundings surroundings, long now) {
        return new Session(surroundings, null, SessionState.OPEN, now);
    }

    void endFlows(long now) {
        if (traffic != null) {
            traffic.flows().end(now);
            flowTotals = traffic.flows().totals();
            traffic = null;
        }
    }

    void wake() {
        surroundings.agenda.wake(this);
    }

    void receive(byte[] datagram, int offset, int length, Path source, long now) {
        surroundings.receiver.receive(this, datagram, offset, length, source, now);
    }

    byte[] identity() {
        return farCertificate.canonicalDiscriminator();
    }

    boolean isIntroducer() {
        return introducer;
    }

    FlowTraffic traffic() {
        if (traffic == null) {
            traffic = new FlowTraffic(this);
        }
        return traffic;
    }

    void pathProven(Path proven) {
        InetSocketAddress previous = path.address();
        path = proven;
        elsewhere = null;
        pathChanged();
        surroundings.table.addressChanged(this, previous);
        surroundings.listener.addressChanged(this, previous);
    }

    /** An interface came, went or changed, perhaps the one that is in use. */
    void interfaceChanged(int changedId) {
        if (!surroundings.interfaces.isPresent(path.interfaceId())) {
            surroundings.interfaces.reaching(path.address()).stream().findFirst().ifPresent(this::moveTo);
        } else if (path.interfaceId() == changedId) {
            pathChanged();
            showUp();
        }
    }

    private void moveTo(NearInterface near) {
        path = new Path(path.address(), near.id());
        pathChanged();
        showUp();
    }

    private void pathChanged() {
        timeout.reset();
        if (traffic != null) {
            traffic.pathChanged();
        }
    }

    /** Lets the far end see where the near end is (RFC 7016 §3.5.4.2). */
    void showUp() {
        keepalive.wantPing();
        wake();
    }

    void interfacesChanged(long now) {
        handshake.interfacesChanged(now);
        wake();
    }

    /** When it closes for want of flows. */
    long idleDeadline() {
        long limit = surroundings.settings.idleLimit();
        return idleSince >= Time.NEVER - limit ? Time.NEVER : idleSince + limit;
    }

    /** Flows were used, and may be over by now. */
    void watchFlows(long now) {
        idleSince = traffic != null && traffic.flows().hasOpen() ? Time.NEVER : now;
    }

    /** Whether keying is done and neither end has begun to close (RFC 7016 §3.5, S_OPEN). */
    public boolean isOpen() {
        return state == SessionState.OPEN;
    }

    /** Whether it neither is open nor will be. */
    public boolean isOver() {
        return !isOpen() && !state.isOpening();
    }

    /** Whether it has nothing more to say than what the far end was told already. */
    boolean isSettled() {
        return state.isOver() || state == SessionState.FARCLOSE_LINGER && !closing.isAcknowledgementWanted();
    }

    /** Whether the near end opened it. */
    public boolean isInitiator() {
        return initiator;
    }

    /** The discriminator it was opened with; as responder, the far end's canonical one. */
    public byte[] discriminator() {
        return discriminator == null ? identity() : discriminator.clone();
    }

    /** The far end's certificate; empty before the session is open. */
    public Optional<Certificate> farCertificate() {
        return Optional.ofNullable(farCertificate);
    }

    /** The near nonce (RFC 7425 §4.6.5), not to be modified; empty before the session is open. */
    public byte[] nearNonce() {
        return keys == null ? NOTHING : keys.nearNonce();
    }

    /** The far nonce, not to be modified; empty before the session is open. */
    public byte[] farNonce() {
        return keys == null ? NOTHING : keys.farNonce();
    }

    /**
     * As responder, what {@link io.github.peerfire.rtmfp.crypto.CryptographyProfile#helloNote} said; 20 bytes at most.
     */
    public byte[] helloNote() {
        return helloNote.clone();
    }

    /** The far end's address, proven by a packet; before that the one tried last, or null. */
    public InetSocketAddress farAddress() {
        return path == null ? null : path.address();
    }

    /** The interface its packets go through. */
    public int interfaceId() {
        return path == null ? 0 : path.interfaceId();
    }

    /** Whether the far end's packets are authenticated, not merely checksummed. */
    public boolean isAuthenticated() {
        return keys != null && keys.cipher().authenticates();
    }

    /**
     * Opens a flow; may be done while the session is opening.
     *
     * @throws IllegalStateException if the session is over
     */
    public SendFlow openFlow(byte[] metadata, FlowOptions options, long now) {
        return openReturnFlow(null, metadata, options, now);
    }

    /** Opens a flow in return to one that the far end opened (RFC 7016 §3.6.3.1). */
    public SendFlow openReturnFlow(RecvFlow association, byte[] metadata, FlowOptions options, long now) {
        if (isOver()) {
            throw new IllegalStateException("The session is over");
        }
        SendFlow flow = traffic().flows().open(metadata, options, association, now);
        idleSince = Time.NEVER;
        wake();
        return flow;
    }

    /**
     * While opening: one more address where the far end may be, to be tried through one interface. Ignored beyond the
     * limit of candidates.
     */
    public void addCandidate(InetSocketAddress address, int interfaceId, long now) {
        if (handshake != null) {
            handshake.addCandidate(new Path(address, interfaceId), now);
            wake();
        }
    }

    /**
     * While opening: one more address where the far end may be, to be tried through all interfaces that lead there,
     * also through those that come later; through a relay only after a while. Ignored beyond the limit of candidates.
     */
    public void addCandidate(InetSocketAddress address, long now) {
        if (handshake != null) {
            handshake.addCandidate(address, 0, now);
            wake();
        }
    }

    /** Accepts Forwarded Hellos from this far end, which it thereby may use to have us talk to others. */
    public void setIntroducer(boolean introducer) {
        this.introducer = introducer;
    }

    /**
     * Forwards somebody's Initiator Hello to the far end (RFC 7016 §2.3.3, §3.5.1.5). Ignored if the session is not
     * open or too many wait, and beyond one a second for each reply address.
     */
    public void forwardHello(byte[] discriminator, CandidateAddress replyAddress, byte[] tag, long now) {
        if (!isOpen()) {
            return;
        }
        if (forwardedHellos == null) {
            forwardedHellos = new ForwardedHellos(new GreetingLimits(receiveId, surroundings.greeted));
        }
        if (forwardedHellos.add(new ForwardedInitiatorHello(discriminator, replyAddress, tag), now)) {
            wake();
        } else {
            surroundings.drop(DropReason.OVER_LIMIT);
        }
    }

    /**
     * The longest silence in nanoseconds before the far end is asked for a sign of life; 1 s to 1 day, else the
     * nearest.
     */
    public void setKeepalivePeriod(long period, long now) {
        keepalive.setPeriod(period);
        SessionTimers.handleTimeout(this, now); // it may be over already
    }

    /**
     * The longest silence in nanoseconds, the far end being asked, before the session is given up; 1 s to 1 day, else
     * the nearest. The far end is asked after half of it at the latest.
     */
    public void setSilenceLimit(long limit, long now) {
        keepalive.setLimit(limit);
        SessionTimers.handleTimeout(this, now); // it may be over already
    }

    /** The smoothed round-trip time in nanoseconds, or a default before the first measurement. */
    public long smoothedRoundTripTime() {
        return timeout.smoothed(RetransmissionTimeout.INITIAL);
    }

    /** Bytes of user data chunks that were sent and are neither acknowledged nor lost (S_OUTSTANDING_BYTES). */
    public long bytesInFlight() {
        return traffic == null ? 0 : traffic.flows().bytesInFlight();
    }

    /** Bytes that receiving flows hold for want of what comes before. */
    public long bytesHeld() {
        return traffic == null ? 0 : traffic.flows().bytesHeld();
    }

    /** What was sent, received, lost; counted since the session began. */
    public SessionStatistics statistics() {
        FlowTotals totals = traffic == null ? flowTotals : traffic.flows().totals();
        return new SessionStatistics(packetsSent, packetsReceived, bytesSent, bytesReceived,
                totals.fragmentsSent(), totals.fragmentsLost());
    }

    /** Closes in order: the far end is told, and it lingers (RFC 7016 §3.5.5). All flows end at once. */
    public void close(long now) {
        if (state.isOpening()) {
            SessionTransitions.openFailed(this, now);
        } else if (isOpen()) {
            SessionTransitions.closeInOrder(this, CloseReason.NEAR_CLOSED, now);
        }
    }

    /** Closes without waiting for the far end's acknowledgement. */
    public void abort(long now) {
        SessionTransitions.abort(this, CloseReason.NEAR_CLOSED, now);
    }

    /**
     * The far end has a session with another endpoint of our identity now, by which this one is stale (RFC 7016
     * §3.5.1.1.2). Nothing is said to it any more.
     */
    public void overridden(long now) {
        if (isOpen()) {
            SessionTransitions.closed(this, CloseReason.OVERRIDDEN, now);
        }
    }

    /** The application's own companion of this session, or null. */
    public Object attachment() {
        return attachment;
    }

    /** Replaces the companion; null takes it away. */
    public void attach(Object attachment) {
        this.attachment = attachment;
    }
}
