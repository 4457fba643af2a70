package io.github.peerfire.rtmfp.flow;

/**
 * What the flows of one session may take, and how they behave.
 *
 * @param fragmentSize bytes of a message in one User Data chunk at most; with headers and 512 bytes of startup options it
 *     must fit the packet (RFC 7016 §3.6.2.2), else smaller fragments are made; at least 1
 * @param bufferCapacity bytes that a receiving flow buffers unless it is told otherwise (RFC 7016 §3.6.3.5), at least 0
 * @param maxMessageSize bytes of a received message at most; a flow with a longer one is rejected
 * @param maxRecvFlows receiving flows at most that are not closed, and how many closed ones are remembered
 * @param maxRanges separate ranges of sequence numbers that one receiving flow keeps at most, at least 2
 * @param rangesOnly whether acknowledgements are sent as ranges only, as Cumulus and librtmfp need it
 * @param bufferProbes whether buffer probes are sent (RFC 7016 §3.6.2.9.1); some old peers close the session on one
 */
public record FlowLimits(
        int fragmentSize,
        int bufferCapacity,
        int maxMessageSize,
        int maxRecvFlows,
        int maxRanges,
        boolean rangesOnly,
        boolean bufferProbes) {

    public static final FlowLimits DEFAULT =
            new FlowLimits(1_024, 2_097_152, 16_777_216, 256, 1_024, true, true);
}
