package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.BufferProbe;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.Slice;

/** Which receivers are to be asked whether they still take nothing (RFC 7016 §3.6.2.9.1). */
final class BufferProbes {

    private final SessionFlows.Owner owner;
    private final boolean allowed;
    private final RareQueue<SendFlow> due = new RareQueue<>();

    BufferProbes(SessionFlows.Owner owner, boolean allowed) {
        this.owner = owner;
        this.allowed = allowed;
    }

    /** The time has come to ask a flow's receiver. */
    void add(SendFlow flow) {
        if (mayProbe() || flow.doneUpTo() > 0) {
            due.add(flow);
        }
    }

    /** Whether the far end may be sent a buffer probe. */
    private boolean mayProbe() {
        return allowed && owner.takesBufferProbes();
    }

    /** Whether any is due, and its flow still suspended. */
    boolean areDue() {
        while (!due.isEmpty() && !due.peek().isSuspended()) {
            due.remove();
        }
        return !due.isEmpty();
    }

    /** Writes the first that is due; returns its flow, whose next one is due later, or null if it does not fit. */
    SendFlow write(PacketAssembler packet, long now) {
        if (!probe(due.peek()).appendTo(packet)) {
            return null;
        }
        SendFlow flow = due.remove();
        flow.window().probed(now, owner.retransmissionTimeout());
        return flow;
    }

    private Chunk probe(SendFlow flow) {
        return mayProbe() ? new BufferProbe(flow.id()) : repetition(flow);
    }

    /**
     * What a receiver answers with an acknowledgement that cannot be sent a buffer probe: a Forward Sequence Number
     * Update (RFC 7016 figure 21) that tells what it acknowledged itself, and holds no data.
     */
    private static UserData repetition(SendFlow flow) {
        return new UserData(flow.id(), flow.doneUpTo(), 0, FragmentControl.WHOLE, true, false, null, Slice.EMPTY);
    }
}
