package io.github.peerfire.flash;

import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.flow.RecvFlow;

/** Connects {@link FlowBarriers} with real flows. */
final class BarrierSink implements FlowBarriers.Sink<RecvFlow> {

    private final Receiver receiver;

    BarrierSink(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Takes what is due. */
    @FunctionalInterface
    interface Receiver {

        void accept(RecvFlow flow, RtmpMessage message, long now);
    }

    @Override
    public void accept(RecvFlow flow, RtmpMessage message, long now) {
        receiver.accept(flow, message, now);
    }

    @Override
    public void suspend(RecvFlow flow, boolean suspended) {
        flow.setSuspended(suspended);
    }
}
