package io.github.peerfire.flash;

import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.flow.WriteReceipt;
import io.github.peerfire.rtmfp.session.Session;

/**
 * One flow of a stream, in return to the far end's control flow: a subscriber's (RFC 7425 §5.4.2) or a server's
 * (§5.3.5.1). Is opened by what is first written to it; once over it is not replaced (RFC 7425 §5.3.5.3).
 */
final class ReturnFlow {

    private final Session session;
    private final RecvFlow control;
    private final int streamId;
    private final MediaKind kind;
    private final OutgoingFlow owner;
    private SendFlow flow;
    private boolean over;
    private boolean complete;

    ReturnFlow(Session session, RecvFlow control, int streamId, MediaKind kind, OutgoingFlow owner) {
        this.session = session;
        this.control = control;
        this.streamId = streamId;
        this.kind = kind;
        this.owner = owner;
    }

    boolean isOpen() {
        return flow != null && flow.isOpen() && !over;
    }

    boolean is(SendFlow candidate) {
        return flow == candidate;
    }

    /** Everything was delivered or given up. */
    void completed() {
        over = true;
        complete = true;
    }

    /** Whether nothing is under way: it is complete, or was never opened. */
    boolean isComplete() {
        return flow == null || complete;
    }

    /** Whether more may be written without anything piling up. */
    boolean isWritable() {
        return !over && (flow == null || flow.isWritable());
    }

    long bufferedBytes() {
        return isOpen() ? flow.bufferedBytes() : 0;
    }

    /** Writes; null if the flow is over. */
    WriteReceipt write(byte[] message, Reliability reliability, long now) {
        if (flow == null && !over && session.isOpen() && control.isOpen()) {
            flow = session.openReturnFlow(control, metadata().encode(), kind.options(), now);
            flow.attach(owner);
        }
        if (!isOpen()) {
            over = true;
            return null;
        }
        return flow.write(message, reliability, now);
    }

    /**
     * The hint of RFC 7425 §5.1.1 is left out towards peers that do not authenticate packets: among them is librtmfp,
     * which takes metadata with any but the one flag for a kind of flow that it does not know.
     */
    private FlowMetadata metadata() {
        return new FlowMetadata(streamId, kind.arrivalOrder() && session.isAuthenticated());
    }

    void close(long now) {
        if (isOpen()) {
            flow.close(now);
        }
        over = true;
    }
}
