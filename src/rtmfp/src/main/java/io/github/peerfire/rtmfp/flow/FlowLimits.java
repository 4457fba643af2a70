package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.FlowParameters;
import io.github.peerfire.rtmfp.common.Time;

/**
 * What the flows of one session may take, and how they behave. Sizes are in bytes.
 *
 * @param packetSize of a plain packet with its header, for which messages are divided into fragments (RFC 7016
 *     §3.6.2.2), at least {@link #MIN_PACKET_SIZE}
 * @param bufferCapacity what a receiving flow buffers unless it is told otherwise (RFC 7016 §3.6.3.5), at least 0
 * @param sessionBufferCapacity what all receiving flows together buffer at most
 * @param maxMessageSize of a received message; a flow with a longer one is rejected
 * @param maxRecvFlows receiving flows that are not complete at most; 16 times as many may be complete and linger
 * @param maxRanges separate ranges of sequence numbers that one receiving flow keeps at most, at least 2
 * @param rememberedFlows identifiers of closed receiving flows that are not accepted again, nor are lower ones than
 *     those that make room; for sessions whose packets are not protected against replay, else 0, for a sender may use
 *     them again (RFC 7016 §3.6.3.8)
 * @param rangesOnly whether acknowledgements are sent as ranges only, as Cumulus and librtmfp need it
 * @param bufferProbes whether buffer probes are sent (RFC 7016 §3.6.2.9.1); some old peers close the session on one
 * @param receiveProgress how long, in nanoseconds while the far end is heard, a receiving flow may hold something
 *     incomplete back and get less than 1 KiB; then it is rejected
 * @param sendProgress how long, in the same way, something sent may wait for the far end to take it; then the session
 *     is abused
 */
public record FlowLimits(
        int packetSize,
        int bufferCapacity,
        int sessionBufferCapacity,
        int maxMessageSize,
        int maxRecvFlows,
        int maxRanges,
        int rememberedFlows,
        boolean rangesOnly,
        boolean bufferProbes,
        long receiveProgress,
        long sendProgress) {

    /** Fits the longest metadata and a useful piece of a message. */
    public static final int MIN_PACKET_SIZE = FlowParameters.MAX_METADATA_LENGTH + 256;

    /**
     * For peers: 16 MiB buffered by a flow, 32 MiB by a session, messages up to 16 MiB, 256 receiving flows. A receiver
     * may take its time, a sender has five minutes for each KiB.
     */
    public static final FlowLimits DEFAULT = new FlowLimits(1_152, 16_777_216, 33_554_432, 16_777_216, 256, 1_024, 0,
            true, true, 300 * Time.SECOND, Time.NEVER);

    /** For one that serves many far ends and has nothing but commands to say to each, which takes no minute. */
    public static final FlowLimits MODEST = new FlowLimits(1_152, 65_536, 262_144, 65_536, 32, 64, 0,
            true, true, 60 * Time.SECOND, 60 * Time.SECOND);

    /** @throws IllegalArgumentException if a limit is below what its parameter says */
    public FlowLimits {
        if (packetSize < MIN_PACKET_SIZE || bufferCapacity < 0 || sessionBufferCapacity < 0 || maxMessageSize < 0
                || maxRecvFlows < 1 || maxRanges < 2 || rememberedFlows < 0 || receiveProgress <= 0
                || sendProgress <= 0) {
            throw new IllegalArgumentException("a limit of flows is out of range");
        }
    }

    /** With all the time in the world. */
    public FlowLimits(int packetSize, int bufferCapacity, int sessionBufferCapacity, int maxMessageSize,
            int maxRecvFlows, int maxRanges, int rememberedFlows, boolean rangesOnly, boolean bufferProbes) {
        this(packetSize, bufferCapacity, sessionBufferCapacity, maxMessageSize, maxRecvFlows, maxRanges,
                rememberedFlows, rangesOnly, bufferProbes, Time.NEVER, Time.NEVER);
    }

    /** The same with other limits of slowness. */
    public FlowLimits withProgress(long receiving, long sending) {
        return new FlowLimits(packetSize, bufferCapacity, sessionBufferCapacity, maxMessageSize, maxRecvFlows,
                maxRanges, rememberedFlows, rangesOnly, bufferProbes, receiving, sending);
    }

    /** The same with another packet size. */
    public FlowLimits withPacketSize(int size) {
        return new FlowLimits(size, bufferCapacity, sessionBufferCapacity, maxMessageSize, maxRecvFlows, maxRanges,
                rememberedFlows, rangesOnly, bufferProbes, receiveProgress, sendProgress);
    }

    /** The same with another number of remembered flows. */
    public FlowLimits withRememberedFlows(int count) {
        return new FlowLimits(packetSize, bufferCapacity, sessionBufferCapacity, maxMessageSize, maxRecvFlows,
                maxRanges, count, rangesOnly, bufferProbes, receiveProgress, sendProgress);
    }

    /** The same with other capacities of receive buffers. */
    public FlowLimits withBufferCapacity(int ofFlow, int ofSession) {
        return new FlowLimits(packetSize, ofFlow, ofSession, maxMessageSize, maxRecvFlows, maxRanges,
                rememberedFlows, rangesOnly, bufferProbes, receiveProgress, sendProgress);
    }

    /** How many complete receiving flows may linger. */
    int maxLingeringFlows() {
        return 16 * maxRecvFlows;
    }
}
