package io.github.peerfire.flash;

import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.RecvFlow;

/** The {@link FlowBarriers} of one far end, each of which gives way when it is not reached in time. */
final class TimedBarriers {

    private static final long LIMIT = 5 * Time.SECOND;

    private final ConnectionContext context;
    private final FlowBarriers<RecvFlow> barriers;
    private EndpointDriver.Cancellable alarm;

    TimedBarriers(ConnectionContext context, BarrierSink.Receiver receiver) {
        this.context = context;
        this.barriers = new FlowBarriers<>(new BarrierSink(receiver));
    }

    void offer(RecvFlow flow, RtmpMessage message, long now) {
        barriers.offer(flow, message, now);
        watch(now);
    }

    void releaseAll(long now) {
        barriers.releaseAll(now);
        watch(now);
    }

    private void watch(long now) {
        if (barriers.isWaiting() && alarm == null) {
            alarm = context.schedule(barriers.waitingSince() + LIMIT - now, this::expired);
        } else if (!barriers.isWaiting() && alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    private void expired() {
        long now = context.now();
        alarm = null;
        if (barriers.isWaiting() && now - barriers.waitingSince() >= LIMIT) {
            barriers.releaseAll(now);
        }
        watch(now);
    }
}
