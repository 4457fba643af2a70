package io.github.peerfire.rtmfp.flow;

/** A flow that the near end opened (RFC 7016 §3.6.2). Confined to the endpoint's thread. */
public final class SendFlow {

    SendFlow() {
    }

    /** The flow's identifier, unique among those the near end opened in this session. */
    public long id() {
        throw new UnsupportedOperationException();
    }

    /** The metadata it was opened with. */
    public byte[] metadata() {
        throw new UnsupportedOperationException();
    }

    /**
     * Queues a message.
     *
     * @param message kept, not copied; must not be changed afterwards
     * @throws IllegalStateException if the flow is closed
     */
    public WriteReceipt write(byte[] message, Reliability reliability, long now) {
        throw new UnsupportedOperationException();
    }

    /** Whether less than the send buffer's size is queued or unacknowledged, and the flow is open. */
    public boolean isWritable() {
        throw new UnsupportedOperationException();
    }

    /** Bytes queued or unacknowledged. */
    public long bufferedBytes() {
        throw new UnsupportedOperationException();
    }

    public boolean isOpen() {
        throw new UnsupportedOperationException();
    }

    /** No more messages; what is queued is still sent. Idempotent. */
    public void close(long now) {
        throw new UnsupportedOperationException();
    }

    /** Closes and abandons all that is queued. */
    public void abort(long now) {
        throw new UnsupportedOperationException();
    }

    /** Changes the order in which this flow is served among the session's. */
    public void setPriority(Priority priority) {
        throw new UnsupportedOperationException();
    }

    /** The application's own companion of this flow, or null. */
    public Object attachment() {
        throw new UnsupportedOperationException();
    }

    public void attach(Object attachment) {
        throw new UnsupportedOperationException();
    }
}
