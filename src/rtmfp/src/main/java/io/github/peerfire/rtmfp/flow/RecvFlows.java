package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.BufferProbe;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import java.util.List;

/** The receiving flows of a session, and their acknowledgement (RFC 7016 §3.6.3). */
final class RecvFlows {

    private final FlowLimits limits;
    private final SessionFlows.Owner owner;
    private final SendFlows sendFlows;
    private final KeptBytes kept;
    private final FlowTable<RecvFlow> flows = new FlowTable<>(RecvFlow::id);
    private final RareQueue<RecvFlow> lingering = new RareQueue<>();
    /** Null where none need to be remembered. */
    private ClosedFlows closed;
    private final AcknowledgementSchedule schedule = new AcknowledgementSchedule();
    private RecvFlow recent;
    private long bufferedBytes;
    private boolean abused;

    RecvFlows(FlowLimits limits, SessionFlows.Owner owner, SendFlows sendFlows, KeptBytes kept) {
        this.limits = limits;
        this.owner = owner;
        this.sendFlows = sendFlows;
        this.kept = kept;
        setRememberedFlows(limits.rememberedFlows());
    }

    FlowLimits limits() {
        return limits;
    }

    long bufferedBytes() {
        return bufferedBytes;
    }

    boolean isAbused() {
        return abused;
    }

    /** RFC 7016 §3.6.3.2. */
    void receive(UserData chunk, long now) {
        RecvFlow flow = find(chunk.flowId());
        if (flow == null) {
            flow = open(chunk);
            if (flow == null) {
                return;
            }
        } else if (flow.isOpen() && chunk.options() != null && StartupOptions.of(chunk.options()).isBad()) {
            // RFC 7016 §3.6.3.2 step 4: an unrecognized option below 8192 MUST reject the flow
            flow.rejectAutomatically();
        }
        recent = flow;
        flow.receive(chunk, now);
    }

    private RecvFlow find(long id) {
        return recent != null && recent.id() == id ? recent : flows.find(id);
    }

    /** RFC 7016 §3.6.3.1. */
    private RecvFlow open(UserData chunk) {
        if (closed != null && closed.contains(chunk.flowId())) {
            drop(DropReason.DUPLICATE);
            return null;
        }
        int active = flows.size() - lingering.size();
        StartupOptions options = StartupOptions.of(chunk.options());
        int cost = KeptBytes.flowCost(options.metadata().length);
        if (active >= limits.maxRecvFlows() || lingering.size() >= limits.maxLingeringFlows()
                || !kept.hasRoomFor(cost)) {
            // RFC 7016 §5: guard against excessive use of resources; sessions that abuse them are to be aborted
            abused = true;
            drop(DropReason.OVER_LIMIT);
            return null;
        }
        kept.add(cost);
        SendFlow association = options.hasAssociation() ? sendFlows.find(options.associatedFlowId()) : null;
        RecvFlow flow = new RecvFlow(
                this, chunk.flowId(), options.metadata(), association, limits.bufferCapacity());
        flows.add(flow);
        // RFC 7016 §3.6.3.1: MUST be rejected without metadata, or with a bad option or an association not F_OPEN
        boolean misassociated = options.hasAssociation() && (association == null || !association.isOpen());
        if (!options.hasMetadata() || options.isBad() || misassociated) {
            flow.rejectAutomatically();
        } else {
            flow.announce();
        }
        schedule.acknowledgeNow();
        return flow;
    }

    /** RFC 7016 §3.6.3.6. */
    void receive(BufferProbe chunk) {
        RecvFlow flow = find(chunk.flowId());
        if (flow == null) {
            drop(DropReason.UNKNOWN_FLOW);
        } else {
            acknowledgeNow(flow);
        }
    }

    /** Looks after those flows that the far end keeps waiting. */
    void checkProgress(long heardTime) {
        flows.all().forEach(flow -> flow.checkProgress(heardTime, limits.receiveProgress()));
    }

    void endOfPacket() {
        schedule.endOfPacket();
    }

    /** A flow received data. */
    void received(RecvFlow flow, boolean urgent, long now) {
        schedule.shouldAcknowledge(flow);
        if (urgent) {
            schedule.acknowledgeNow();
        }
        schedule.dataReceived(now);
    }

    /** Sets the flow's SHOULD_ACK, and ACK_NOW. */
    void acknowledgeNow(RecvFlow flow) {
        schedule.shouldAcknowledge(flow);
        schedule.acknowledgeNow();
    }

    boolean mustAcknowledge(long now) {
        schedule.handleTimeout(now);
        return schedule.isObligatory();
    }

    /** RFC 7016 §3.6.3.4.5, §3.6.3.4.6. */
    void writeAcknowledgements(PacketAssembler packet) {
        for (RecvFlow flow = schedule.first(); flow != null; flow = schedule.first()) {
            long blocks = flow.window().blocksAvailable();
            if (!new AcknowledgementBuilder(limits.rangesOnly()).write(flow, blocks, packet)) {
                return;
            }
            flow.window().advertised(blocks);
            schedule.acknowledged();
        }
    }

    long acknowledgementDeadline() {
        return schedule.deadline();
    }

    /** Whether there is one that is neither complete nor closed. */
    boolean hasOpen() {
        return flows.size() > lingering.size();
    }

    long nextDeadline() {
        return lingering.isEmpty() ? Time.NEVER : lingering.peek().lingerEnd();
    }

    void handleTimeout(long now) {
        schedule.handleTimeout(now);
        while (!lingering.isEmpty() && lingering.peek().lingerEnd() <= now) {
            close(lingering.remove());
        }
    }

    final void setRememberedFlows(int count) {
        if (closed != null) {
            closed.setLimit(count);
        } else if (count > 0) {
            closed = new ClosedFlows(count, kept);
        }
    }

    private void close(RecvFlow flow) {
        flows.remove(flow);
        schedule.remove(flow);
        recent = recent == flow ? null : recent;
        flow.close();
        kept.add(-flow.cost());
        if (closed != null) {
            closed.add(flow.id());
        }
    }

    void completed(RecvFlow flow) {
        lingering.add(flow);
    }

    /** A flow takes so many bytes more beside what it buffers, or fewer if it is below 0. */
    void costChanged(int bytes) {
        if (bytes != 0) {
            kept.add(bytes);
        }
    }

    /** Whether a flow may take note of one more range of what it received. */
    boolean mayGrow(SequenceSet received) {
        return received.rangeCount() < limits.maxRanges()
                && (received.growth() == 0 || kept.hasRoomFor(received.growth()));
    }

    void buffered(int bytes) {
        bufferedBytes += bytes;
        kept.add(bytes);
    }

    boolean hasRoomFor(int bytes) {
        return bufferedBytes + bytes <= limits.sessionBufferCapacity() && kept.hasRoomFor(bytes);
    }

    /** Whether a flow that buffers so much has to give way for the others, as all together buffer too much. */
    boolean isOverfull(int bytesOfFlow) {
        return bytesOfFlow > 0 && !hasRoomFor(0);
    }

    void deliver(FlowEvent event) {
        owner.deliver(event);
    }

    void drop(DropReason reason) {
        owner.dropped(reason);
    }

    void wake() {
        owner.wake();
    }

    void end() {
        for (RecvFlow flow : List.copyOf(flows.all())) {
            schedule.remove(flow);
            flow.end();
        }
        flows.clear();
        lingering.clear();
        closed = null;
        recent = null;
    }
}
