package io.github.peerfire.testbed.soak;

import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.WriteReceipt;
import io.github.peerfire.testbed.simulation.InvariantException;
import java.nio.ByteBuffer;
import java.util.Random;

/** One message of a walk, from its writing to its arrival. */
final class Parcel {

    private static final int LONGEST = 6_000;

    final byte[] content;
    final Reliability reliability;
    private WriteReceipt receipt;
    private boolean arrived;

    Parcel(int index, Reliability reliability, Random random) {
        this.content = new byte[Integer.BYTES + random.nextInt(random.nextInt(4) == 0 ? LONGEST : 1_000)];
        this.reliability = reliability;
        random.nextBytes(content);
        ByteBuffer.wrap(content).putInt(index);
    }

    void written(WriteReceipt its) {
        receipt = its;
    }

    void arrive() {
        if (arrived) {
            throw new InvariantException("A message arrived twice");
        }
        arrived = true;
    }

    boolean isAbandoned() {
        return receipt != null && receipt.isAbandoned();
    }

    /** Arrived, or given up. */
    boolean isSettled() {
        return receipt != null && (arrived && receipt.isDelivered() || receipt.isAbandoned());
    }
}
