package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.PacketAssembler;

/** A flow that the near end opened (RFC 7016 §3.6.2). Confined to the endpoint's thread. */
public final class SendFlow {

    private final SendFlows flows;
    private final long id;
    private final byte[] metadata;
    private final FlowOptions options;
    private final SendQueue queue = new SendQueue();
    private final SendBuffer buffer;
    private final ReceiverWindow window = new ReceiverWindow();
    private final Progress progress = new Progress();
    /** Each of these only once there is use for it: in many flows nothing is ever given up, nor missing. */
    private Abandonment abandonment;
    private AcknowledgementProcessor acknowledgements;
    /** When anything of this flow was sent. */
    private long lastSent;
    /** STARTUP_OPTIONS, null once acknowledged. */
    private OptionList startupOptions;
    private Priority priority;
    private SendFlowState state = SendFlowState.OPEN;
    private long lingerEnd = Time.NEVER;
    private boolean scheduled;
    /** Of {@link SendSchedule}. */
    SendFlow nextScheduled;
    private Object attachment;

    SendFlow(SendFlows flows, KeptBytes kept, long id, byte[] metadata, OptionList startupOptions,
            FlowOptions options) {
        this.flows = flows;
        this.id = id;
        this.metadata = metadata;
        this.startupOptions = startupOptions;
        this.options = options;
        this.priority = options.priority();
        this.buffer = new SendBuffer(options.sendBuffer(), kept);
    }

    /** The flow's identifier, unique among those the near end opened in this session. */
    public long id() {
        return id;
    }

    /** The metadata it was opened with. */
    public byte[] metadata() {
        return metadata.clone();
    }

    /** What it takes beside what waits for the far end, in bytes. */
    int cost() {
        return KeptBytes.flowCost(metadata.length) + queue.extraBytes();
    }

    /**
     * Queues a message.
     *
     * @param message kept, not copied; must not be changed afterwards
     * @throws IllegalStateException if the flow is closed
     */
    public WriteReceipt write(byte[] message, Reliability reliability, long now) {
        if (state != SendFlowState.OPEN) {
            throw new IllegalStateException("the flow is closed");
        }
        int before = queue.extraBytes();
        SendMessage queued =
                flows.fragmentation().append(this, queue, message, startupOptions, reliability, now);
        flows.costChanged(queue.extraBytes() - before);
        buffer.add(message.length, queued.fragmentCount());
        if (queued.expiry() != Time.NEVER) {
            abandonment().add(queued);
        }
        window.updateProbe(isSuspended(), now);
        flows.changed(this);
        flows.wake();
        return queued;
    }

    /** Whether less than the send buffer's size is queued or unacknowledged, and the flow is open. */
    public boolean isWritable() {
        return state == SendFlowState.OPEN && buffer.hasRoom();
    }

    /** Bytes queued or unacknowledged. */
    public long bufferedBytes() {
        return buffer.bytes();
    }

    /**
     * Whether messages can be written: not closed by this end, not rejected by the far end, and its session is not
     * over.
     */
    public boolean isOpen() {
        return state == SendFlowState.OPEN;
    }

    /** No more messages; what is queued is still sent. Idempotent. */
    public void close(long now) {
        if (state == SendFlowState.OPEN) {
            beginClosing();
            flows.wake();
        }
    }

    /** Closes and abandons all that is queued. */
    public void abort(long now) {
        close(now);
        abandonAll();
        flows.wake();
    }

    /** Changes the order in which this flow is served among the session's. */
    public void setPriority(Priority priority) {
        flows.unschedule(this);
        this.priority = priority;
        flows.changed(this);
    }

    /** The application's own companion of this flow, or null. */
    public Object attachment() {
        return attachment;
    }

    /** Replaces the companion; null takes it away. */
    public void attach(Object attachment) {
        this.attachment = attachment;
    }

    Priority priority() {
        return priority;
    }

    boolean isTimeCritical() {
        return options.timeCritical();
    }

    /** RFC 7016 §3.6.2.3: ready to transmit. */
    boolean isReady() {
        return state != SendFlowState.CLOSED
                && (queue.hasEligible() || isReminderDue())
                && window.isWiderThan(queue.outstandingBytes());
    }

    private boolean isReminderDue() {
        return abandonment != null && abandonment.isReminderDue();
    }

    /** RFC 7016 §3.6.2.9.1: suspended, and something waits for the receiver. */
    boolean isSuspended() {
        return window.isClosed() && !queue.isEmpty();
    }

    /** The highest number up to which nothing is to be sent any more; 0 if the receiver acknowledged nothing yet. */
    long doneUpTo() {
        return queue.headSequenceNumber() - 1;
    }

    boolean isScheduled() {
        return scheduled;
    }

    void setScheduled(boolean scheduled) {
        this.scheduled = scheduled;
    }

    ReceiverWindow window() {
        return window;
    }

    long lingerEnd() {
        return lingerEnd;
    }

    /** When messages become too old, a buffer probe or a reminder is due, whichever is first. */
    long deadline() {
        return Math.min(abandonment == null ? Time.NEVER : abandonment.deadline(), window.probeTime());
    }

    /** Repeats the Forward Sequence Number if that is due, and nothing else that is ready to be sent carries it. */
    void remindIfDue(long now) {
        if (abandonment != null) {
            abandonment.remindIfDue(now);
        }
        flows.changed(this);
    }

    /** Abandons what is too old; returns whether that was anything. */
    boolean expire(long now) {
        if (abandonment == null || !abandonment.isExpiryDue(now)) {
            return false;
        }
        boolean any = abandonment.expire(lastSent, now);
        abandoned();
        return any;
    }

    /** Writes as many fragments as fit and as the receiver takes; returns the bytes of their chunks (§3.6.2.3). */
    int writeTo(PacketAssembler packet, InFlight inFlight, long now) {
        FragmentWriter writer = new FragmentWriter(packet, id, startupOptions);
        int total = 0;
        queue.trim();
        while (queue.hasEligible() && isReady()) {
            SendFragment fragment = queue.firstEligible();
            int size = writer.write(fragment, queue.forwardSequenceNumber(), queue.isFinal(fragment.sequenceNumber));
            if (size == 0) {
                break;
            }
            queue.sent(fragment, size);
            inFlight.add(fragment, size, now);
            total += size;
            if (fragment.message != null) {
                fragment.message.start();
            }
        }
        if (total == 0 && isReminderDue()) {
            total = writer.writeUpdate(abandonment.update(id, startupOptions));
        }
        if (total > 0) {
            sent(now);
        }
        return total;
    }

    private void sent(long now) {
        lastSent = now;
        if (abandonment != null) {
            abandonment.sent(now);
        }
        flows.changed(this);
    }

    /**
     * RFC 7016 §3.6.2.4; returns the bytes that were in flight and are acknowledged, or -1 if nothing was ever sent.
     */
    long acknowledge(DataAcknowledgement chunk, InFlight inFlight, long now) {
        if (queue.firstUnsent() == 1) {
            return -1;
        }
        final long before = queue.outstandingBytes();
        startupOptions = null;
        final int extraBefore = queue.extraBytes();
        final long highest = process(chunk, inFlight);
        window.advertised(chunk.bufferBlocksAvailable(), chunk.cumulativeAck(), highest);
        final long bytes = before - queue.outstandingBytes();
        flows.costChanged(queue.extraBytes() - extraBefore);
        if (state == SendFlowState.CLOSING && queue.isEmpty()) {
            state = SendFlowState.COMPLETE_LINGER;
            // RFC 7016 §3.6.2.11: MUST remain in F_COMPLETE_LINGER for at least 130 seconds
            lingerEnd = flows.completed(this, now);
        }
        progress.made(bytes);
        announceWritable();
        window.updateProbe(isSuspended(), now);
        if (abandonment != null) {
            abandonment.acknowledged(highest, lastSent, now);
        }
        flows.changed(this);
        return bytes;
    }

    private long process(DataAcknowledgement chunk, InFlight inFlight) {
        AcknowledgementProcessor processor =
                acknowledgements == null ? new AcknowledgementProcessor() : acknowledgements;
        long highest = processor.process(chunk, queue, fragment -> acknowledged(fragment, inFlight));
        acknowledgements = processor.remembersAny() ? processor : null;
        return highest;
    }

    /** RFC 7016 §3.6.2.10. */
    void exceptionReported(long code) {
        if (state == SendFlowState.OPEN) {
            beginClosing();
            flows.deliver(new FlowEvent.Rejected(this, code));
        }
        window.exceptionReported();
        abandonAll();
    }

    /** A fragment was lost, by negative acknowledgement or timeout. */
    void lost(SendFragment fragment) {
        queue.lost(fragment);
        if (fragment.isLost() && fragment.message.isOnlyOnce()) {
            abandonment().abandon(fragment.message);
            announceWritable();
        }
        flows.changed(this);
    }

    /** Whether the far end takes next to nothing of what there is for it. */
    boolean isStalled(long heardTime, long limit) {
        return progress.isStalled(!queue.isEmpty(), heardTime, limit);
    }

    void abandon(SendMessage message) {
        if (!message.isOver() && state != SendFlowState.CLOSED) {
            abandonment().abandon(message);
            abandoned();
            flows.wake();
        }
    }

    /** The session is over; returns whether the flow had not completed before. */
    boolean end() {
        boolean incomplete = state == SendFlowState.OPEN || state == SendFlowState.CLOSING;
        abandonAll();
        state = SendFlowState.CLOSED;
        return incomplete;
    }

    void closed() {
        state = SendFlowState.CLOSED;
    }

    private void beginClosing() {
        state = SendFlowState.CLOSING;
        // RFC 7016 §3.6.2.11: the tail if it was never sent, else an abandoned entry more
        if (!queue.finishWithTail()) {
            abandonment().begin();
            int before = queue.extraBytes();
            queue.finishWith(SendFragment.endOf(this, queue.nextSequenceNumber()));
            flows.costChanged(queue.extraBytes() - before);
        }
        flows.changed(this);
    }

    private void acknowledged(SendFragment fragment, InFlight inFlight) {
        queue.remove(fragment);
        inFlight.acknowledge(fragment);
        if (fragment.message != null && !fragment.abandoned) {
            fragment.message.fragmentAcknowledged();
            buffer.remove(fragment.length);
        }
    }

    private Abandonment abandonment() {
        abandonment = abandonment == null ? new Abandonment(flows, queue, buffer, window) : abandonment;
        return abandonment;
    }

    private void abandonAll() {
        if (!queue.isEmpty()) {
            abandonment().abandonAll();
        }
        abandoned();
    }

    private void abandoned() {
        announceWritable();
        flows.changed(this);
    }

    private void announceWritable() {
        if (buffer.takeWritable() && state == SendFlowState.OPEN) {
            flows.deliver(new FlowEvent.Writable(this));
        }
    }
}
