package io.github.peerfire.flash;

import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Flow Synchronization (RFC 7425 §5.2) among the flows of one association tree: holds back what comes behind a barrier
 * until all its flows have reached it.
 *
 * <p>A barrier that cannot be reached, because a flow ended or the sender is wrong, must not hold a stream up for ever
 * nor fill the memory: {@link #releaseAll} opens all, and does so by itself when too much waits.
 *
 * @param <F> what identifies a flow
 */
final class FlowBarriers<F> {

    /** Bytes that may wait behind all barriers together. */
    static final int MAXIMUM_WAITING_BYTES = 4_194_304;

    /** What a waiting message takes besides its payload, about. */
    private static final int OVERHEAD = 128;

    private final Sink<F> sink;
    private final Map<Long, List<F>> reached = new LinkedHashMap<>();
    private final Map<F, Waiting> suspended = new LinkedHashMap<>();
    private long waitingBytes;

    FlowBarriers(Sink<F> sink) {
        this.sink = sink;
    }

    /** Takes what is due, and stops flows at their source. */
    interface Sink<F> {

        void accept(F flow, RtmpMessage message, long now);

        /** No more is wanted from a flow for now, or is again; what was on its way is still taken. */
        void suspend(F flow, boolean suspended);
    }

    /** Whether a flow waits at a barrier. */
    boolean isWaiting() {
        return !suspended.isEmpty();
    }

    /** Since when the flow waits that waits longest; only while any {@link #isWaiting}. */
    long waitingSince() {
        return suspended.values().stream().mapToLong(Waiting::since).min().orElseThrow();
    }

    void offer(F flow, RtmpMessage message, long now) {
        Waiting waiting = suspended.get(flow);
        if (waiting == null) {
            pass(flow, message, now);
            return;
        }
        waiting.messages().add(message);
        waitingBytes += size(message);
        if (waitingBytes > MAXIMUM_WAITING_BYTES) {
            releaseAll(now);
        }
    }

    void releaseAll(long now) {
        reached.clear();
        List.copyOf(suspended.keySet()).forEach(flow -> resume(flow, now));
    }

    private void pass(F flow, RtmpMessage message, long now) {
        if (message instanceof UserControlMessage control
                && control.event() instanceof UserControl.FlowSynchronization barrier) {
            reach(flow, barrier, now);
        } else {
            sink.accept(flow, message, now);
        }
    }

    private void reach(F flow, UserControl.FlowSynchronization barrier, long now) {
        List<F> flows = reached.computeIfAbsent(barrier.syncId(), id -> new ArrayList<>());
        flows.add(flow);
        suspended.put(flow, new Waiting(now, new ArrayDeque<>()));
        sink.suspend(flow, true); // RFC 7425 §5.2: SHOULD suspend receipt
        if (flows.size() >= barrier.count()) {
            reached.remove(barrier.syncId());
            flows.forEach(each -> resume(each, now));
        }
    }

    private void resume(F flow, long now) {
        Waiting waiting = suspended.remove(flow);
        if (waiting == null) {
            return;
        }
        Queue<RtmpMessage> queue = waiting.messages();
        while (!queue.isEmpty()) {
            RtmpMessage message = queue.remove();
            waitingBytes -= size(message);
            pass(flow, message, now);
            Waiting again = suspended.get(flow);
            if (again != null) { // the next barrier
                again.messages().addAll(queue);
                return;
            }
        }
        sink.suspend(flow, false);
    }

    /** What came on a flow since it reached a barrier, and when that was. */
    private record Waiting(long since, Queue<RtmpMessage> messages) {
    }

    private static int size(RtmpMessage message) {
        return OVERHEAD + message.payload().length;
    }
}
