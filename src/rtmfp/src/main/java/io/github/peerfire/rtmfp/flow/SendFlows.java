package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.FlowExceptionReport;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.FlowParameters;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.Option;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.Vlu;
import java.util.List;

/** The sending flows of a session, and what is in flight in them (RFC 7016 §3.6.2). */
final class SendFlows {

    /** The first flow gets the identifier that Flash gives to it. */
    private static final long FIRST_ID = 2;

    /** What round trips are measured with. */
    private static final long CLOCK_TICK = 4 * Time.MILLISECOND;

    private final SessionFlows.Owner owner;
    private final FlowLimits limits;
    private final KeptBytes kept;
    private final FlowTable<SendFlow> flows = new FlowTable<>(SendFlow::id);
    private final RareQueue<SendFlow> lingering = new RareQueue<>();
    private final SendSchedule schedule = new SendSchedule();
    private final Fragmentation fragmentation;
    private final InFlight inFlight = new InFlight();
    /** Only while a packet is taken that acknowledges something. */
    private AcknowledgementTally tally;
    /** Only once a receiver took nothing. */
    private BufferProbes probes;
    private boolean stalled;
    private long nextId = FIRST_ID;
    private long deadline = Time.NEVER;

    SendFlows(FlowLimits limits, SessionFlows.Owner owner, KeptBytes kept) {
        this.limits = limits;
        this.kept = kept;
        this.owner = owner;
        this.fragmentation = new Fragmentation(limits.packetSize());
    }

    Fragmentation fragmentation() {
        return fragmentation;
    }

    void setPathPacketSize(int size) {
        fragmentation.setPathPacketSize(size);
        inFlight.forgetLongPacketLosses();
    }

    int longPacketLosses() {
        return inFlight.longPacketLosses();
    }

    /** RFC 7016 §3.6.2.1. */
    SendFlow open(byte[] metadata, FlowOptions options, RecvFlow association) {
        if (metadata.length > FlowParameters.MAX_METADATA_LENGTH) {
            // RFC 7016 §2.3.11.1.1: the userMetadata SHOULD NOT exceed 512 bytes
            throw new IllegalArgumentException("metadata of " + metadata.length + " bytes");
        }
        Option described = new Option(FlowParameters.METADATA_OPTION, metadata);
        OptionList startup = association == null
                ? OptionList.of(described)
                : OptionList.of(described, associationWith(association.id()));
        SendFlow flow = new SendFlow(this, kept, nextId++, described.value(), startup, options);
        flows.add(flow);
        kept.add(flow.cost());
        return flow;
    }

    private static Option associationWith(long flowId) {
        byte[] value = new byte[Vlu.encodedLength(flowId)];
        new ByteWriter(value).writeVlu(flowId);
        return new Option(FlowParameters.RETURN_ASSOCIATION_OPTION, value);
    }

    /** A flow that did not complete long ago, or null. */
    SendFlow find(long id) {
        return flows.find(id);
    }

    void receive(DataAcknowledgement chunk, long now) {
        tally = tally == null ? new AcknowledgementTally(inFlight.bytes()) : tally;
        SendFlow flow = flows.find(chunk.flowId());
        long bytes = flow == null ? -1 : flow.acknowledge(chunk, inFlight, now);
        if (bytes < 0) {
            owner.dropped(DropReason.UNKNOWN_FLOW);
        } else {
            tally.acknowledged(bytes);
        }
    }

    void receive(FlowExceptionReport chunk) {
        SendFlow flow = flows.find(chunk.flowId());
        if (flow == null) {
            owner.dropped(DropReason.UNKNOWN_FLOW);
        } else {
            flow.exceptionReported(chunk.exception());
        }
    }

    /** Looks whether the far end takes what there is for it. */
    void checkProgress(long heardTime) {
        flows.all().forEach(flow -> stalled |= flow.isStalled(heardTime, limits.sendProgress()));
    }

    /** Whether the far end takes next to nothing of what there is for it in some flow. */
    boolean isStalled() {
        return stalled;
    }

    /** RFC 7016 §3.6.2.5, after all acknowledgements in a packet. */
    PacketFeedback endOfPacket() {
        if (tally == null) {
            inFlight.takeNewLoss();
            return PacketFeedback.NONE;
        }
        if (tally.hasNews()) {
            inFlight.acknowledgeNegatively(tally);
        }
        PacketFeedback feedback = tally.result(inFlight.takeNewLoss());
        tally = null;
        return feedback;
    }

    void lose(SendFragment fragment) {
        inFlight.lose(fragment);
    }

    /** RFC 7016 §3.6.2.6; returns whether anything was in flight. */
    boolean retransmissionTimeoutExpired() {
        return inFlight.loseAll();
    }

    boolean hasData(long now) {
        SendFlow flow = schedule.first();
        while (flow != null && flow.expire(now)) {
            flow = schedule.first();
        }
        return flow != null;
    }

    boolean isNextTimeCritical() {
        SendFlow flow = schedule.first();
        return flow != null && flow.isTimeCritical();
    }

    int writeData(PacketAssembler packet, long now) {
        int total = 0;
        final long sentBefore = inFlight.sentCount();
        SendFlow flow = schedule.first();
        while (flow != null) {
            flow.expire(now);
            int written = flow.writeTo(packet, inFlight, now);
            total += written;
            if (written > 0 && flow.isTimeCritical()) {
                packet.markTimeCritical();
            }
            if (flow.isReady()) {
                // What is left of the packet is too small. If it served this flow, the next one is another one's turn.
                if (written > 0) {
                    schedule.rotate(flow);
                }
                break;
            }
            flow = schedule.first();
        }
        if (fragmentation.isLong(packet)) {
            inFlight.markLongPacket(inFlight.sentCount() - sentBefore);
        }
        return total;
    }

    boolean hasProbes() {
        return probes != null && probes.areDue();
    }

    void writeProbes(PacketAssembler packet, long now) {
        while (hasProbes()) {
            SendFlow flow = probes.write(packet, now);
            if (flow == null) {
                return;
            }
            changed(flow);
        }
    }

    long bytesInFlight() {
        return inFlight.bytes();
    }

    long fragmentsSent() {
        return inFlight.sentCount();
    }

    long fragmentsLost() {
        return inFlight.lostCount();
    }

    /** Whether there is one that is neither complete nor closed. */
    boolean hasOpen() {
        return flows.size() > lingering.size();
    }

    long nextDeadline() {
        return lingering.isEmpty() ? deadline : Math.min(deadline, lingering.peek().lingerEnd());
    }

    void handleTimeout(long now) {
        while (!lingering.isEmpty() && lingering.peek().lingerEnd() <= now) {
            SendFlow flow = lingering.remove();
            flow.closed();
            flows.remove(flow);
            kept.add(-flow.cost());
        }
        if (deadline <= now) {
            handleFlowTimeouts(now);
        }
    }

    private void handleFlowTimeouts(long now) {
        flows.all().forEach(flow -> {
            flow.expire(now);
            if (flow.window().takeProbe(now)) {
                probes = probes == null ? new BufferProbes(owner, limits.bufferProbes()) : probes;
                probes.add(flow);
            }
            flow.remindIfDue(now);
        });
        // Not before: while the one is handled, the other is still due.
        deadline = Time.NEVER;
        flows.all().forEach(flow -> deadline = Math.min(deadline, flow.deadline()));
    }

    /** A flow may be ready to be served, or have an earlier deadline. */
    void changed(SendFlow flow) {
        if (flow.isReady()) {
            schedule.add(flow);
        }
        deadline = Math.min(deadline, flow.deadline());
    }

    /** How long after something was sent its acknowledgement is overdue, if nothing allows to delay that. */
    long patience() {
        long roundTripTime = owner.smoothedRoundTripTime();
        return roundTripTime + roundTripTime / 8 + CLOCK_TICK;
    }

    void unschedule(SendFlow flow) {
        schedule.remove(flow);
    }

    /** A flow takes so many bytes more beside what waits for the far end, or fewer if it is below 0. */
    void costChanged(int bytes) {
        if (bytes != 0) {
            kept.add(bytes);
        }
    }

    void wake() {
        owner.wake();
    }

    void deliver(FlowEvent event) {
        owner.deliver(event);
    }

    /** A flow is complete: it lingers until the time that is returned. */
    long completed(SendFlow flow, long now) {
        lingering.add(flow);
        deliver(new FlowEvent.Completed(flow));
        return now + FlowParameters.SEND_LINGER;
    }

    void end() {
        for (SendFlow flow : List.copyOf(flows.all())) {
            if (flow.end()) {
                deliver(new FlowEvent.Completed(flow));
            }
        }
        // Nobody will know what of it arrived.
        inFlight.clear();
        flows.clear();
        lingering.clear();
        probes = null;
        deadline = Time.NEVER;
    }
}
