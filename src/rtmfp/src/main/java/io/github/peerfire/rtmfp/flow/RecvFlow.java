package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.FlowParameters;
import io.github.peerfire.rtmfp.common.Time;
import java.util.Optional;

/** A flow that the far end opened (RFC 7016 §3.6.3). Confined to the endpoint's thread. */
public final class RecvFlow {

    private static final long NONE = -1;

    private final RecvFlows flows;
    private final long id;
    private final byte[] metadata;
    private final SendFlow association;
    private final SequenceSet received = new SequenceSet();
    private final ReceiveBuffer buffer;
    private final ReceiveWindow window;
    private final Progress progress = new Progress();
    private RecvFlowState state = RecvFlowState.OPEN;
    /** RF_FINAL_SN. */
    private long finalSequenceNumber = NONE;
    private boolean marked;
    private boolean rejected;
    private long exceptionCode;
    private boolean announced;
    private boolean finished;
    private long lingerEnd = Time.NEVER;
    private Object attachment;
    /** Of {@link AcknowledgementSchedule}. */
    RecvFlow nextToAcknowledge;

    RecvFlow(RecvFlows flows, long id, byte[] metadata, SendFlow association, int bufferCapacity) {
        this.flows = flows;
        this.id = id;
        this.metadata = metadata;
        this.association = association;
        this.buffer = new ReceiveBuffer(new Delivery());
        this.window = new ReceiveWindow(buffer, bufferCapacity);
    }

    /** The identifier the far end chose; has no meaning but identity. */
    public long id() {
        return id;
    }

    /** The metadata the far end opened it with. */
    public byte[] metadata() {
        return metadata.clone();
    }

    /** What it takes beside what it buffers, in bytes. */
    int cost() {
        return KeptBytes.flowCost(metadata.length) + received.extraBytes();
    }

    /** The near end's flow to which this one is the return, if any (RFC 7016 §2.3.11.1.2). */
    public Optional<SendFlow> association() {
        return Optional.ofNullable(association);
    }

    /** Delivers messages as they are complete instead of in the order of their sequence numbers. */
    public void deliverOnArrival(boolean onArrival) {
        buffer.setOnArrival(onArrival);
        if (onArrival) {
            deliver();
        }
    }

    /** Limits what is buffered for this flow, in bytes, at least 0. */
    public void setBufferCapacity(int bytes) {
        window.setCapacity(bytes);
        announceWindow();
    }

    /**
     * Suspends or resumes delivery (RFC 7016 §3.6.3.3). Messages are held back in the buffer, so that the far end is
     * stopped when it is full.
     */
    public void setSuspended(boolean suspended) {
        buffer.setSuspended(suspended);
        if (!suspended) {
            deliver();
            finishIfDelivered();
            announceWindow();
        }
    }

    /** Refuses the flow: its sender is told the code, what arrives is discarded. Idempotent. */
    public void reject(long code, long now) {
        if (state == RecvFlowState.OPEN) {
            finished = true;
            beginRejection(code);
            flows.wake();
        }
    }

    /** Whether data are still awaited: not all have come, and it is neither rejected nor over with its session. */
    public boolean isOpen() {
        return state == RecvFlowState.OPEN;
    }

    /** The application's own companion of this flow, or null. */
    public Object attachment() {
        return attachment;
    }

    /** Replaces the companion; null takes it away. */
    public void attach(Object attachment) {
        this.attachment = attachment;
    }

    SequenceSet received() {
        return received;
    }

    ReceiveWindow window() {
        return window;
    }

    boolean isRejected() {
        return rejected;
    }

    long exceptionCode() {
        return exceptionCode;
    }

    long lingerEnd() {
        return lingerEnd;
    }

    /** Whether it is neither complete nor closed. */
    boolean isActive() {
        return state == RecvFlowState.OPEN || state == RecvFlowState.REJECTED;
    }

    /** Sets SHOULD_ACK; whether it was not set. */
    boolean markForAcknowledgement() {
        boolean before = marked;
        marked = true;
        return !before;
    }

    void clearAcknowledgementMark() {
        marked = false;
    }

    /** The user is told that it opened. */
    void announce() {
        announced = true;
        flows.deliver(new FlowEvent.Opened(this));
    }

    /** Rejects it without the user asking, and tells the user if the user knows it. */
    void rejectAutomatically() {
        // RFC 7016 §2.3.16: in circumstances where an RTMFP rejects a flow automatically, the code MUST be 0
        beginRejection(0);
        finish();
    }

    /**
     * Rejects the flow if its sender keeps us waiting, with something in the buffer, by sending next to nothing, or if
     * there is not so much room any more.
     */
    void checkProgress(long heardTime, long limit) {
        boolean waiting = state == RecvFlowState.OPEN && !buffer.isEmpty() && !buffer.isSuspended();
        if (progress.isStalled(waiting, heardTime, limit)
                || state == RecvFlowState.OPEN && flows.isOverfull(buffer.memory())) {
            flows.drop(DropReason.OVER_LIMIT);
            rejectAutomatically();
            flows.wake();
        }
    }

    /** RFC 7016 §3.6.3.2, from step 3 on. */
    void receive(UserData chunk, long now) {
        final long number = chunk.sequenceNumber();
        if (contradictsEnd(chunk)) {
            flows.drop(DropReason.CONTRADICTION);
            return;
        }
        final boolean isNew = !received.contains(number);
        final boolean isTaken = isNew && isAcceptable(chunk);
        boolean urgent = isUrgentBefore(chunk) || !isTaken;
        if (isTaken && chunk.isFinal() && finalSequenceNumber == NONE) {
            finalSequenceNumber = number;
            urgent = true;
        }
        final int costBefore = cost();
        final boolean skipped = received.addUpTo(chunk.forwardSequenceNumber());
        if (isTaken) {
            received.add(number);
        } else if (isNew) {
            flows.drop(DropReason.OVER_LIMIT);
        }
        flows.costChanged(cost() - costBefore);
        if (state == RecvFlowState.OPEN) {
            bufferAndDeliver(chunk, isTaken, skipped);
        }
        urgent |= received.hasGaps() || window.isNearlyClosed();
        flows.received(this, urgent, now);
        completeIfAllReceived(now);
    }

    /** A number beyond the final one, or a final one that is not the highest. */
    private boolean contradictsEnd(UserData chunk) {
        long number = chunk.sequenceNumber();
        return finalSequenceNumber == NONE
                ? chunk.isFinal() && number < received.highest()
                : number > finalSequenceNumber || chunk.isFinal() && number != finalSequenceNumber;
    }

    private boolean isAcceptable(UserData chunk) {
        long number = chunk.sequenceNumber();
        long cumulative = Math.max(received.cumulative(), chunk.forwardSequenceNumber());
        boolean isNext = number <= cumulative + 1;
        if (!isNext && received.wouldAddRange(number) && !flows.mayGrow(received)) {
            return false;
        }
        if (state != RecvFlowState.OPEN || chunk.abandon()) {
            return true;
        }
        int cost = chunk.data().length() + FlowParameters.FRAGMENT_OVERHEAD;
        return isNext && !buffer.isSuspended()
                || window.bears(cost) && flows.hasRoomFor(cost + ReceiveBuffer.SEGMENT_COST);
    }

    private boolean isUrgentBefore(UserData chunk) {
        return state != RecvFlowState.OPEN
                || window.wasAdvertisedAsUrgent()
                || chunk.abandon()
                || received.hasGaps();
    }

    private void bufferAndDeliver(UserData chunk, boolean isTaken, boolean skipped) {
        // RFC 7016 §2.3.11: the userData of an abandoned fragment MUST be ignored
        if (isTaken && !chunk.abandon()) {
            take(chunk);
        }
        if (buffer.isOnArrival() && (skipped || isTaken && chunk.abandon() && !chunk.isFinal())) {
            flows.deliver(new FlowEvent.Gap(this));
        }
        deliver();
        if (buffer.latestLength() > flows.limits().maxMessageSize() || flows.isOverfull(buffer.memory())) {
            flows.drop(DropReason.OVER_LIMIT);
            rejectAutomatically();
        }
    }

    private void take(UserData chunk) {
        int before = buffer.memory();
        byte[] data = chunk.data().toBytes();
        progress.made(data.length);
        boolean passed = chunk.fragmentControl() == FragmentControl.WHOLE
                && buffer.passThrough(chunk.sequenceNumber(), data, received.cumulative());
        if (!passed) {
            buffer.add(chunk.sequenceNumber(), chunk.fragmentControl(), data);
        }
        flows.buffered(buffer.memory() - before);
    }

    private void deliver() {
        int before = buffer.memory();
        buffer.deliver(received.cumulative(), received.cumulative() == finalSequenceNumber);
        flows.buffered(buffer.memory() - before);
    }

    private void clearBuffer() {
        flows.buffered(-buffer.memory());
        buffer.clear();
    }

    /** RFC 7016 §3.6.3.8. */
    private void completeIfAllReceived(long now) {
        if (isActive() && finalSequenceNumber != NONE && received.cumulative() == finalSequenceNumber) {
            state = RecvFlowState.COMPLETE_LINGER;
            lingerEnd = now + FlowParameters.RECEIVE_LINGER;
            flows.completed(this);
            flows.acknowledgeNow(this);
            finishIfDelivered();
        }
    }

    /** RFC 7016 §3.6.3.3: complete for the user when all complete messages have been delivered. */
    private void finishIfDelivered() {
        if (lingerEnd != Time.NEVER && buffer.isEmpty()) {
            finish();
        }
    }

    private void finish() {
        if (announced && !finished) {
            flows.deliver(new FlowEvent.Finished(this));
        }
        finished = true;
    }

    /** RFC 7016 §3.6.3.7. */
    private void beginRejection(long code) {
        state = RecvFlowState.REJECTED;
        rejected = true;
        exceptionCode = code;
        clearBuffer();
        flows.acknowledgeNow(this);
    }

    private void announceWindow() {
        if (isActive() && window.hasOpened()) {
            flows.acknowledgeNow(this);
            flows.wake();
        }
    }

    /** Its lingering is over. What is still held back can be delivered. */
    void close() {
        state = RecvFlowState.CLOSED;
    }

    /** Its session is over. What was not delivered is not any more. */
    void end() {
        state = RecvFlowState.CLOSED;
        clearBuffer();
        finish();
    }

    private final class Delivery implements ReceiveBuffer.Sink {

        @Override
        public void message(byte[] message) {
            flows.deliver(new FlowEvent.Message(RecvFlow.this, message));
        }

        @Override
        public void gap() {
            flows.deliver(new FlowEvent.Gap(RecvFlow.this));
        }
    }
}
