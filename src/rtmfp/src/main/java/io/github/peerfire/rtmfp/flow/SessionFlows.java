package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.BufferProbe;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.FlowExceptionReport;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.wire.PacketAssembler;

/**
 * All flows of one session (RFC 7016 §3.6). Knows nothing of sessions: it is driven by one. Confined to the endpoint's
 * thread.
 *
 * <p>For each received packet: {@code receive} for its chunks in their order, then {@link #endOfPacket}. For sending:
 * while {@link #hasAcknowledgements}, make a packet and {@link #writeAcknowledgements}, then {@link #writeData} into
 * what is left of it; while {@link #hasData} and congestion control allows it, make a packet, {@link #writeData},
 * then {@link #writeAcknowledgements} into what is left of it.
 */
public final class SessionFlows {

    /** What the flows need to know of their session. */
    public interface Owner {

        /** There may be something to send, or an earlier deadline, other than because of a call from the session. */
        void wake();

        /** Takes an event; must only store it, and not call back. */
        void deliver(FlowEvent event);

        /** The effective retransmission timeout ERTO, in nanoseconds (RFC 7016 §3.5.2.2). */
        long retransmissionTimeout();

        /** In nanoseconds. */
        long smoothedRoundTripTime();

        /** Something in a received chunk was dropped; to be counted. */
        void dropped(DropReason reason);

        /** Whether the far end survives a buffer probe; some old peers close the session on one. */
        default boolean takesBufferProbes() {
            return true;
        }
    }

    private final KeptBytes kept;
    private final SendFlows sendFlows;
    private final RecvFlows recvFlows;
    private final HeardTime heardTime;
    private boolean ended;

    /** A session's flows, none so far; the limits hold for both directions, the room is shared with other sessions. */
    public SessionFlows(FlowLimits limits, FlowRoom room, Owner owner) {
        this.kept = new KeptBytes(room);
        this.sendFlows = new SendFlows(limits, owner, kept);
        this.recvFlows = new RecvFlows(limits, owner, sendFlows, kept);
        this.heardTime = new HeardTime(Math.min(limits.receiveProgress(), limits.sendProgress()));
    }

    /**
     * Divides messages that are written from now on for packets of another size (see {@link FlowLimits#packetSize}).
     */
    public void setPacketSize(int size) {
        sendFlows.fragmentation().setPacketSize(size);
    }

    /**
     * Lets packets be longer than {@link #setPacketSize} says, as the path is known to carry them; less than that means
     * no longer ones. Each fragment still fits the shorter ones.
     */
    public void setPathPacketSize(int size) {
        sendFlows.setPathPacketSize(size);
    }

    /**
     * How much speaks against longer packets: 1 for each acknowledgement that shows the loss of one, 2 for a timeout;
     * 0 again when one arrives.
     */
    public int longPacketLosses() {
        return sendFlows.longPacketLosses();
    }

    /** Changes {@link FlowLimits#rememberedFlows} for flows that close from now on. */
    public void setRememberedFlows(int count) {
        recvFlows.setRememberedFlows(count);
    }

    /**
     * Opens a flow to the far end (RFC 7016 §3.6.2.1). Nothing is sent before the first message is written.
     *
     * @param metadata at most 512 bytes; kept, not copied; must not be changed afterwards
     * @param association the flow that this one is in return to, or null
     * @throws IllegalArgumentException if the metadata are too long
     * @throws IllegalStateException if the association is no longer open, or the session has ended
     */
    public SendFlow open(byte[] metadata, FlowOptions options, RecvFlow association, long now) {
        if (ended) {
            throw new IllegalStateException("the session has ended");
        }
        // RFC 7016 §3.6.2.1: SHOULD NOT be opened in response to a flow that is not RF_OPEN
        if (association != null && !association.isOpen()) {
            throw new IllegalStateException("the associated flow is not open");
        }
        return sendFlows.open(metadata, options, association);
    }

    /** Takes one fragment (RFC 7016 §3.6.3.2). */
    public void receive(UserData chunk, long now) {
        if (!ended) {
            recvFlows.receive(chunk, now);
        }
    }

    /** Takes one acknowledgement (RFC 7016 §3.6.2.4). */
    public void receive(DataAcknowledgement chunk, long now) {
        sendFlows.receive(chunk, now);
    }

    /** Takes a buffer probe (RFC 7016 §3.6.3.6). */
    public void receive(BufferProbe chunk, long now) {
        recvFlows.receive(chunk);
    }

    /** Takes an exception report (RFC 7016 §3.6.2.10). */
    public void receive(FlowExceptionReport chunk, long now) {
        sendFlows.receive(chunk);
    }

    /**
     * A packet of the far end verified, whatever is in it. Flows that the far end keeps waiting beyond
     * {@link FlowLimits#receiveProgress} or {@link FlowLimits#sendProgress} are found by this.
     */
    public void heard(long now) {
        if (heardTime.advance(now)) {
            recvFlows.checkProgress(heardTime.time());
            sendFlows.checkProgress(heardTime.time());
        }
    }

    /** All chunks of the packet were taken: finds losses and decides on acknowledging (RFC 7016 §3.6.2.5, §3.6.3.2). */
    public PacketFeedback endOfPacket(long now) {
        recvFlows.endOfPacket();
        return sendFlows.endOfPacket();
    }

    /** Whether an acknowledgement or a buffer probe is to be sent now, in a packet of its own if need be. */
    public boolean hasAcknowledgements(long now) {
        return recvFlows.mustAcknowledge(now) || sendFlows.hasProbes();
    }

    /**
     * Writes acknowledgements of all flows that have any, and buffer probes that are due, as far as they fit. The
     * first one is truncated to fit if the packet has no chunk yet (RFC 7016 §3.6.3.4.2). May be called for any
     * packet that has room.
     */
    public void writeAcknowledgements(PacketAssembler packet, long now) {
        recvFlows.writeAcknowledgements(packet);
        sendFlows.writeProbes(packet, now);
    }

    /** Whether there is user data that receivers' windows allow to send. */
    public boolean hasData(long now) {
        return sendFlows.hasData(now);
    }

    /** Whether of all that is ready, time critical data come first; after {@link #hasData}. */
    public boolean isNextTimeCritical() {
        return sendFlows.isNextTimeCritical();
    }

    /**
     * Writes user data of the flows by their priority, as far as they fit, and marks the packet time critical if any
     * of it is (RFC 7016 §3.6.2.3). To be called once for a packet.
     *
     * @return bytes of the chunks that were written; 0 if nothing was written, as when the packet has no room
     */
    public int writeData(PacketAssembler packet, long now) {
        return sendFlows.writeData(packet, now);
    }

    /** Whether there is a flow, in either direction, that is neither complete nor closed. */
    public boolean hasOpen() {
        return sendFlows.hasOpen() || recvFlows.hasOpen();
    }

    /** Bytes of user data chunks in flight (S_OUTSTANDING_BYTES). */
    public long bytesInFlight() {
        return sendFlows.bytesInFlight();
    }

    /** When {@link #handleTimeout} is to be called, or {@link io.github.peerfire.rtmfp.common.Time#NEVER}. */
    public long nextDeadline() {
        return Math.min(
                recvFlows.acknowledgementDeadline(), Math.min(recvFlows.nextDeadline(), sendFlows.nextDeadline()));
    }

    /** Does what is due: delayed acknowledgements, buffer probes, message deadlines, ends of lingering. */
    public void handleTimeout(long now) {
        recvFlows.handleTimeout(now);
        sendFlows.handleTimeout(now);
    }

    /**
     * The session's TIMEOUT_ALARM fired (RFC 7016 §3.6.2.6): nothing is in flight any more.
     *
     * @return whether anything was (WAS_LOSS)
     */
    public boolean retransmissionTimeoutExpired(long now) {
        return sendFlows.retransmissionTimeoutExpired();
    }

    /** Bytes that all receiving flows together hold undelivered, with the overhead that each fragment counts for. */
    public long bytesHeld() {
        return recvFlows.bufferedBytes();
    }

    /** What was sent so far. */
    public FlowTotals totals() {
        return new FlowTotals(sendFlows.fragmentsSent(), sendFlows.fragmentsLost());
    }

    /** Whether the far end exceeded a limit in a way that only closing the session can answer (RFC 7016 §5). */
    public boolean isAbused() {
        return recvFlows.isAbused() || sendFlows.isStalled() || kept.isOverfullWithout(recvFlows.bufferedBytes());
    }

    /** The session is over: every flow ends with its event, and all buffers are let go. Idempotent. */
    public void end(long now) {
        if (!ended) {
            ended = true;
            recvFlows.end();
            sendFlows.end();
            kept.clear();
        }
    }
}
