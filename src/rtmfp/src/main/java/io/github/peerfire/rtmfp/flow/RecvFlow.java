package io.github.peerfire.rtmfp.flow;

import java.util.Optional;

/** A flow that the far end opened (RFC 7016 §3.6.3). Confined to the endpoint's thread. */
public final class RecvFlow {

    RecvFlow() {
    }

    /** The identifier the far end chose; has no meaning but identity. */
    public long id() {
        throw new UnsupportedOperationException();
    }

    /** The metadata the far end opened it with. */
    public byte[] metadata() {
        throw new UnsupportedOperationException();
    }

    /** The near end's flow to which this one is the return, if any (RFC 7016 §2.3.11.1.2). */
    public Optional<SendFlow> association() {
        throw new UnsupportedOperationException();
    }

    /** Delivers messages as they are complete instead of in the order of their sequence numbers. */
    public void deliverOnArrival(boolean onArrival) {
        throw new UnsupportedOperationException();
    }

    /** Limits what is buffered for this flow, in bytes, at least 0. */
    public void setBufferCapacity(int bytes) {
        throw new UnsupportedOperationException();
    }

    /** Refuses the flow: its sender is told the code, what arrives is discarded. Idempotent. */
    public void reject(long code, long now) {
        throw new UnsupportedOperationException();
    }

    public boolean isOpen() {
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
