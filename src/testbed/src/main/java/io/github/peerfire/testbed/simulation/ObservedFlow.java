package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.UserData;
import java.util.BitSet;

/** One flow as it is seen from outside: what its receiver got and its sender was told of. */
final class ObservedFlow {

    private final BitSet received = new BitSet();
    private final BitSet acknowledged = new BitSet();
    private long forwardReceived;
    private long forwardSent;

    void sent(UserData data, boolean reliable) {
        long forward = data.forwardSequenceNumber();
        if (forward < forwardSent) {
            throw new InvariantException("The forward sequence number of flow " + data.flowId() + " fell from "
                    + forwardSent + " to " + forward);
        }
        // Where nothing may be given up, what is below was acknowledged.
        int missing = acknowledged.nextClearBit((int) forwardSent + 1);
        if (reliable && missing <= forward) {
            throw new InvariantException("Flow " + data.flowId() + " sends forward sequence number " + forward
                    + " while " + missing + " is outstanding");
        }
        forwardSent = forward;
    }

    void received(UserData data) {
        received.set((int) data.sequenceNumber());
        forwardReceived = Math.max(forwardReceived, data.forwardSequenceNumber());
    }

    void acknowledging(DataAcknowledgement acknowledgement) {
        require(1, acknowledgement.cumulativeAck());
        long[] ranges = acknowledgement.ranges();
        for (int index = 0; index < ranges.length; index += 2) {
            require(ranges[index], ranges[index + 1]);
        }
    }

    private void require(long from, long to) {
        int missing = received.nextClearBit((int) Math.max(from, forwardReceived + 1));
        if (missing <= to) {
            throw new InvariantException("Number " + missing
                    + " is acknowledged, but was neither received nor given up");
        }
    }

    void acknowledged(DataAcknowledgement acknowledgement) {
        acknowledged.set(1, (int) acknowledgement.cumulativeAck() + 1);
        long[] ranges = acknowledgement.ranges();
        for (int index = 0; index < ranges.length; index += 2) {
            acknowledged.set((int) ranges[index], (int) ranges[index + 1] + 1);
        }
    }
}
