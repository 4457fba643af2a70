package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.BufferProbe;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.FlowExceptionReport;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.congestion.TimeCriticalNotification;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.flow.FlowEvent;
import io.github.peerfire.rtmfp.flow.PacketFeedback;
import io.github.peerfire.rtmfp.flow.SessionFlows;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;

/** One session's flows with what governs their sending; made when the session has its first flow. */
final class FlowTraffic implements SessionFlows.Owner {

    private static final int REMEMBERED_FLOWS = 1_024;

    /** So much user data has to arrive before it is worth knowing what the path carries. */
    private static final int BUSY = 65_536;

    /** After so long a pause what is known of the path's congestion is worth nothing, in nanoseconds. */
    private static final long LONG_PAUSE = 30 * Time.SECOND;

    private static final long UNKNOWN = Long.MIN_VALUE;

    /** So many signs in a row that long packets do not arrive are no chance. */
    private static final int BLACK_HOLE = 3;

    private final Session session;
    private final SessionFlows flows;
    /** Only while something is sent, and for a while thereafter. */
    private TransmissionBudget budget;
    /** TIMEOUT_ALARM, or when the pause is long enough that nothing of before counts any more. */
    private long timeoutAlarm = Time.NEVER;
    private boolean pausing;
    private boolean chunksReceived;
    /**
     * Until then there is nothing to write unless something happens first; {@link #UNKNOWN} if it has to be looked for.
     */
    private long quietUntil = UNKNOWN;
    /** Up to {@link #BUSY}. */
    private int bytesAcknowledged;
    /** Once the session is busy. */
    private PathMtuDiscovery pathMtu;

    FlowTraffic(Session session) {
        this.session = session;
        this.flows = new SessionFlows(
                session.surroundings.settings.flowLimits(), session.surroundings.flowRoom, this);
        if (session.keys != null) {
            keysKnown();
        }
    }

    /** The session's cipher is known, and with it how much fits a packet and whether packets may be replayed. */
    void keysKnown() {
        PacketCipher cipher = session.keys.cipher();
        flows.setPacketSize(plainLength(SessionParameters.PACKET_SIZE));
        if (!cipher.authenticates() || !cipher.detectsReplays()) {
            // There is no protection against replay to speak of: a closed flow is not to rise again.
            flows.setRememberedFlows(REMEMBERED_FLOWS);
        }
    }

    private int plainLength(int datagramSize) {
        return session.keys.cipher().maximumPlainLength(datagramSize - SessionIdCodec.LENGTH);
    }

    SessionFlows flows() {
        return flows;
    }

    @Override
    public void wake() {
        quietUntil = UNKNOWN;
        session.wake();
    }

    @Override
    public void deliver(FlowEvent event) {
        session.surroundings.listener.flowEvent(session, event);
    }

    @Override
    public long retransmissionTimeout() {
        return session.timeout.effective();
    }

    @Override
    public long smoothedRoundTripTime() {
        return session.smoothedRoundTripTime();
    }

    @Override
    public void dropped(DropReason reason) {
        session.surroundings.drop(reason);
    }

    /** Those who close a session on a probe, librtmfp among them, have no authentication either. */
    @Override
    public boolean takesBufferProbes() {
        return session.isAuthenticated();
    }

    /** Takes a chunk that is about flows; false if it is about something else. */
    boolean receive(Chunk chunk, long now) {
        quietUntil = UNKNOWN;
        if (chunk instanceof UserData data) {
            flows.receive(data, now);
        } else if (chunk instanceof DataAcknowledgement acknowledgement) {
            flows.receive(acknowledgement, now);
        } else if (chunk instanceof BufferProbe probe) {
            flows.receive(probe, now);
        } else if (chunk instanceof FlowExceptionReport report) {
            flows.receive(report, now);
        } else {
            return false;
        }
        chunksReceived = true;
        return true;
    }

    /** All chunks of a packet were taken. */
    void endOfPacket(long now) {
        quietUntil = UNKNOWN;
        flows.heard(now);
        if (!chunksReceived) {
            return;
        }
        chunksReceived = false;
        PacketFeedback feedback = flows.endOfPacket(now);
        session.watchFlows(now);
        if (budget != null) {
            takeFeedback(feedback, now);
        }
    }

    private void takeFeedback(PacketFeedback feedback, long now) {
        if (feedback.anyAcknowledgement() && timeoutAlarm != Time.NEVER && !pausing) {
            // RFC 7016 §3.6.2.6
            timeoutAlarm = now + session.timeout.effective();
        }
        bytesAcknowledged = (int) Math.min(BUSY, bytesAcknowledged + feedback.bytesAcknowledged());
        watchPath();
        budget.packetProcessed(feedback, mayGrowFast(now), now);
    }

    /** RFC 7016 §3.5.4.3. Peers without authentication are old, and may not know what to make of a probe. */
    private void watchPath() {
        int limit = session.surroundings.settings.maximumPacketSize() - relayOverhead();
        if (pathMtu == null) {
            if (bytesAcknowledged >= BUSY && limit > PathMtuDiscovery.BASE && session.isAuthenticated()) {
                pathMtu = new PathMtuDiscovery(limit);
            }
        } else if (flows.longPacketLosses() >= BLACK_HOLE) {
            pathMtu.fellBack();
            flows.setPathPacketSize(0);
        }
    }

    private int relayOverhead() {
        return session.surroundings.interfaces.isRelay(session.path.interfaceId())
                ? SessionParameters.RELAY_OVERHEAD : 0;
    }

    /** How long the session's datagrams may be. */
    int datagramSize() {
        return pathMtu == null ? SessionParameters.PACKET_SIZE : pathMtu.size();
    }

    /** The length of the datagram to probe the path with now, or 0. */
    int nextProbe(long now) {
        return pathMtu == null || flows.bytesInFlight() == 0
                ? 0 : pathMtu.nextProbe(now, session.timeout.effective());
    }

    /** The probe goes; returns the message of its ping. */
    byte[] probeSent(int size, long now) {
        return pathMtu.probeSent(size, now);
    }

    /** A ping reply came, be it to a probe or not. */
    void pingAnswered(byte[] message) {
        if (pathMtu != null && pathMtu.answered(message)) {
            flows.setPathPacketSize(plainLength(pathMtu.size()));
        }
    }

    void roundTripMeasured(long roundTripTime, long now) {
        if (budget != null) {
            budget.roundTripMeasured(roundTripTime, now);
        }
    }

    private boolean mayGrowFast(long now) {
        return !TimeCriticalNotification.holds(session.timeCriticalReverseReceived, now)
                && !session.surroundings.timeCritical.isSent(now);
    }

    /** Writes acknowledgements and, as far as the network is thought to take it, user data. */
    void write(PacketAssembler packet, long now) {
        if (now < quietUntil) {
            return;
        }
        boolean acknowledged = flows.hasAcknowledgements(now);
        if (acknowledged) {
            flows.writeAcknowledgements(packet, now);
        }
        boolean data = flows.hasData(now);
        if (data && mayWriteData(now)) {
            int written = flows.writeData(packet, now);
            if (written > 0) {
                dataWritten(packet, now);
                if (!acknowledged) {
                    flows.writeAcknowledgements(packet, now);
                }
            }
        } else if (!data && !acknowledged) {
            quietUntil = nextDeadline();
        }
    }

    private boolean mayWriteData(long now) {
        budget = budget == null ? new TransmissionBudget() : budget;
        return budget.allows(flows, now);
    }

    private void dataWritten(PacketAssembler packet, long now) {
        boolean timeCritical = (packet.array()[packet.offset()] & 0x80) != 0;
        budget.sent(timeCritical, now);
        pausing = false;
        timeoutAlarm = now + session.timeout.effective();
        if (timeCritical) {
            session.surroundings.timeCritical.sent(now);
        }
    }

    long nextDeadline() {
        return quietUntil != UNKNOWN ? quietUntil : Math.min(timeoutAlarm, flows.nextDeadline());
    }

    void handleTimeout(long now) {
        quietUntil = UNKNOWN;
        if (now >= flows.nextDeadline()) {
            flows.handleTimeout(now);
        }
        if (now >= timeoutAlarm && pausing) {
            forgetBudget();
        } else if (now >= timeoutAlarm) {
            handleRetransmissionTimeout(now);
        }
    }

    private void handleRetransmissionTimeout(long now) {
        boolean loss = flows.retransmissionTimeoutExpired(now);
        watchPath();
        if (loss) {
            session.timeout.backOff();
        }
        budget.timedOut(loss);
        pausing = !loss;
        timeoutAlarm = pausing ? now + LONG_PAUSE : Time.NEVER;
    }

    private void forgetBudget() {
        budget = null;
        pausing = false;
        timeoutAlarm = Time.NEVER;
    }

    /** The path is another one. */
    void pathChanged() {
        quietUntil = UNKNOWN;
        if (budget != null) {
            budget.reset();
        }
        pathMtu = null;
        bytesAcknowledged = 0;
        flows.setPathPacketSize(0);
    }
}
