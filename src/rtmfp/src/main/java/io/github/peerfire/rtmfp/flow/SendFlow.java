package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.Slice;
import java.util.List;

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
    private Perishables perishables;
    private ForwardReminder reminder;
    private AcknowledgementProcessor acknowledgements;
    /** The highest number that any acknowledgement named. */
    private long highestAcknowledged;
    /** When anything of this flow was sent. */
    private long lastSent;
    /** STARTUP_OPTIONS, null once acknowledged. */
    private OptionList startupOptions;
    private Priority priority;
    private SendFlowState state = SendFlowState.OPEN;
    private boolean exception;
    private long outstandingBytes;
    private long lingerEnd = Time.NEVER;
    private boolean scheduled;
    /** Of {@link SendSchedule}. */
    SendFlow nextScheduled;
    private Object attachment;

    SendFlow(SendFlows flows, long id, byte[] metadata, OptionList startupOptions, FlowOptions options) {
        this.flows = flows;
        this.id = id;
        this.metadata = metadata;
        this.startupOptions = startupOptions;
        this.options = options;
        this.priority = options.priority();
        this.buffer = new SendBuffer(options.sendBuffer());
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
        SendMessage queued = Fragmentation.append(
                this, queue, message, flows.maxFragmentSize(id, startupOptions), reliability, now);
        flows.costChanged(queue.extraBytes() - before);
        buffer.add(message.length);
        flows.queued(message.length, queued.fragmentCount());
        if (queued.expiry() != Time.NEVER) {
            perishables = perishables == null ? new Perishables() : perishables;
            perishables.add(queued);
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
                && (window.isWiderThan(outstandingBytes) || exception);
    }

    private boolean isReminderDue() {
        return reminder != null && reminder.isDue();
    }

    /** RFC 7016 §3.6.2.9.1: suspended, and something waits for the receiver. */
    boolean isSuspended() {
        return window.isClosed() && !exception && !queue.isEmpty();
    }

    /** Whether the receiver acknowledged the beginning, so that {@link #persistProbe} can repeat it. */
    boolean hasBegun() {
        return queue.headSequenceNumber() > 1;
    }

    /**
     * What a receiver answers with an acknowledgement that cannot be sent a buffer probe: a Forward Sequence Number
     * Update (RFC 7016 figure 21) that tells what it acknowledged itself, and holds no data.
     */
    UserData persistProbe() {
        long number = queue.headSequenceNumber() - 1;
        return new UserData(id, number, 0, FragmentControl.WHOLE, true, false, null, Slice.EMPTY);
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
        return Math.min(reminder == null ? Time.NEVER : reminder.time(), Math.min(nextExpiry(), window.probeTime()));
    }

    private long nextExpiry() {
        return perishables == null ? Time.NEVER : perishables.nextExpiry();
    }

    /** Repeats the Forward Sequence Number if that is due, and nothing else that is ready to be sent carries it. */
    void remindIfDue(long now) {
        if (reminder != null) {
            reminder.loseAbandoned(0, now);
            reminder.handleTimeout(now);
        }
        flows.changed(this);
    }

    /** Abandons what is too old; returns whether that was anything. */
    boolean expire(long now) {
        if (now < nextExpiry()) {
            return false;
        }
        List<SendMessage> expired = perishables.takeExpired(now);
        for (SendMessage message : expired) {
            abandonFragments(message);
        }
        watchAbandoned(0, now);
        flows.changed(this);
        return !expired.isEmpty();
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
            queue.sent(fragment);
            inFlight.add(fragment, size, now);
            outstandingBytes += size;
            total += size;
            if (fragment.message != null) {
                fragment.message.start();
            }
        }
        total += total == 0 && isReminderDue() ? writer.writeUpdate(reminder.update(id, startupOptions)) : 0;
        if (total > 0) {
            sent(now);
        }
        return total;
    }

    private void sent(long now) {
        lastSent = now;
        if (reminder != null) {
            reminder.sent();
            reminder.watch(outstandingBytes > 0, lastSent, now);
        }
        flows.changed(this);
    }

    /** Sees to it that the receiver learns what was given up, if anything was. */
    private void watchAbandoned(long acknowledged, long now) {
        if (reminder != null) {
            reminder.loseAbandoned(acknowledged, now);
            reminder.watch(outstandingBytes > 0, lastSent, now);
        }
    }

    /**
     * RFC 7016 §3.6.2.4; returns the bytes that were in flight and are acknowledged, or -1 if nothing was ever sent.
     */
    long acknowledge(DataAcknowledgement chunk, InFlight inFlight, long now) {
        if (queue.firstUnsent() == 1) {
            return -1;
        }
        final long before = outstandingBytes;
        startupOptions = null;
        window.advertised(chunk.bufferBlocksAvailable(), chunk.cumulativeAck());
        final int extraBefore = queue.extraBytes();
        final long highest = process(chunk, inFlight);
        final long bytes = before - outstandingBytes;
        flows.costChanged(queue.extraBytes() - extraBefore);
        if (state == SendFlowState.CLOSING && queue.isEmpty()) {
            state = SendFlowState.COMPLETE_LINGER;
            // RFC 7016 §3.6.2.11: MUST remain in F_COMPLETE_LINGER for at least 130 seconds
            lingerEnd = flows.completed(this, now);
        }
        progress.made(bytes);
        announceWritable();
        window.updateProbe(isSuspended(), now);
        highestAcknowledged = Math.max(highest, highestAcknowledged);
        if (reminder != null) {
            reminder.acknowledged(chunk.cumulativeAck(), highestAcknowledged);
        }
        watchAbandoned(highest, now);
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
        exception = true;
        abandonAll();
    }

    /** A fragment was lost, by negative acknowledgement or timeout. */
    void lost(SendFragment fragment) {
        outstandingBytes -= fragment.transmitSize;
        queue.lost(fragment);
        if (fragment.isLost() && fragment.message.isOnlyOnce()) {
            abandonFragments(fragment.message);
        }
        flows.changed(this);
    }

    /** Whether the far end takes next to nothing of what there is for it. */
    boolean isStalled(long heardTime, long limit) {
        return progress.isStalled(!queue.isEmpty(), heardTime, limit);
    }

    void abandon(SendMessage message) {
        if (!message.isOver() && state != SendFlowState.CLOSED) {
            abandonFragments(message);
            flows.changed(this);
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
            needReminder();
            int before = queue.extraBytes();
            queue.finishWith(Fragmentation.endOf(this, queue));
            flows.costChanged(queue.extraBytes() - before);
        }
        flows.changed(this);
    }

    private void needReminder() {
        if (reminder == null) {
            reminder = new ForwardReminder(flows, queue);
            reminder.acknowledged(window.cumulativeAck(), highestAcknowledged);
        }
    }

    private void acknowledged(SendFragment fragment, InFlight inFlight) {
        // Also what was taken for lost is done with if it arrived after all; only what is in flight counts as such.
        queue.remove(fragment);
        if (fragment.inFlight) {
            inFlight.acknowledge(fragment);
            outstandingBytes -= fragment.transmitSize;
        } else if (fragment.everSent) {
            inFlight.found();
        }
        if (fragment.message != null && !fragment.abandoned) {
            fragment.message.fragmentAcknowledged();
            forget(fragment);
        }
    }

    private void abandonAll() {
        for (long number = queue.headSequenceNumber(); number < queue.nextSequenceNumber(); number++) {
            SendFragment fragment = queue.get(number);
            if (fragment != null && fragment.message != null) {
                abandonFragments(fragment.message);
            }
        }
        flows.changed(this);
    }

    /** RFC 7016 §3.6.2.7: all fragments of the message. */
    private void abandonFragments(SendMessage message) {
        if (message.isOver()) {
            return;
        }
        message.markAbandoned();
        needReminder();
        long first = Math.max(message.firstSequenceNumber(), queue.headSequenceNumber());
        for (long number = first; number <= message.lastSequenceNumber(); number++) {
            SendFragment fragment = queue.get(number);
            if (fragment != null) {
                queue.abandon(fragment);
                forget(fragment);
            }
        }
        announceWritable();
    }

    private void forget(SendFragment fragment) {
        buffer.remove(fragment.length);
        flows.queued(-fragment.length, -1);
    }

    private void announceWritable() {
        if (buffer.takeWritable() && state == SendFlowState.OPEN) {
            flows.deliver(new FlowEvent.Writable(this));
        }
    }
}
