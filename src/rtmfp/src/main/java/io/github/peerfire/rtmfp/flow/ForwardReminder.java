package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.Slice;

/**
 * Sees to it that a flow's receiver soon knows the Forward Sequence Number (RFC 7016 §3.6.2.7.1): if a Forward Sequence
 * Number Update is lost, what the receiver has already would be held up for as long as a timeout.
 */
final class ForwardReminder {

    /** Reminders without an acknowledgement that shows progress; after those it is left to the timeout. */
    private static final int LIMIT = 2;

    /** The same if no timeout follows; some old peers do not heed the number, and must not be told for ever. */
    private static final int LIMIT_ALONE = 8;

    /** How many of the first entries are looked at for an acknowledgement, so that it costs little. */
    private static final int REACH = 64;

    private final SendFlows flows;
    private final SendQueue queue;
    private final ReceiverWindow window;
    /** How far the receiver had got when {@link #count} began. */
    private long cumulativeAck;
    private long time = Time.NEVER;
    private boolean due;
    private int count;

    ForwardReminder(SendFlows flows, SendQueue queue, ReceiverWindow window) {
        this.flows = flows;
        this.queue = queue;
        this.window = window;
        this.cumulativeAck = window.cumulativeAck();
    }

    /** When {@link #handleTimeout} has something to do. */
    long time() {
        return time;
    }

    boolean isDue() {
        return due;
    }

    /** The window took note of an acknowledgement, which may show progress. */
    void acknowledged() {
        if (window.cumulativeAck() > cumulativeAck) {
            cumulativeAck = window.cumulativeAck();
            count = 0;
        }
    }

    /**
     * As long as something abandoned counts as outstanding, the receiver cannot be told to go on without it. If it is
     * missing in an acknowledgement that comes when its own is overdue, it need not be missed twice more.
     *
     * @param highest what the acknowledgement reaches up to that was just taken; 0 if there was none
     */
    void loseAbandoned(long highest, long now) {
        long overdue = now - flows.patience();
        queue.trim();
        long end = Math.min(queue.firstUnsent(), queue.headSequenceNumber() + REACH);
        for (long number = queue.headSequenceNumber(); number < end; number++) {
            SendFragment fragment = queue.get(number);
            if (fragment == null || fragment.isIdleAbandoned()) {
                continue;
            }
            if (!fragment.abandoned || fragment.sentAt > overdue) {
                break;
            }
            if (number < highest || fragment.negativeAcknowledgements > 0) {
                flows.lose(fragment);
            }
        }
    }

    /**
     * Waits for a sign that the receiver knows the number, if it may be waiting for that; each time twice as long.
     *
     * @param lastSent when something of the flow was sent, and with it the number
     */
    void watch(long lastSent, long now) {
        if (!mayBeAwaited()) {
            time = Time.NEVER;
            due = false;
        } else if (time == Time.NEVER && !due && count < (queue.outstandingBytes() > 0 ? LIMIT : LIMIT_ALONE)) {
            time = Math.max(now, lastSent + (flows.patience() << count));
        }
    }

    private boolean mayBeAwaited() {
        long number = queue.forwardSequenceNumber();
        boolean fillsGap = number > window.cumulativeAck() && window.highestAck() > window.cumulativeAck();
        return fillsGap || number > 0 && queue.isHeldUp();
    }

    /** If that took too long, the number is told again, unless other data carries it anyway. */
    void handleTimeout(long now) {
        if (time <= now) {
            boolean carried = queue.hasEligible();
            time = Time.NEVER;
            due = !carried;
            count += carried ? 0 : 1;
        }
    }

    /** Some chunk of the flow goes, and with it the number. */
    void sent() {
        time = Time.NEVER;
        due = false;
    }

    /** A Forward Sequence Number Update that is not itself in flight: it only repeats what was told. */
    UserData update(long flowId, OptionList startupOptions) {
        long number = queue.forwardSequenceNumber();
        SendFragment fragment = queue.get(number);
        FragmentControl control = fragment == null ? FragmentControl.WHOLE : fragment.control;
        return new UserData(flowId, number, 0, control, true, queue.isFinal(number), startupOptions, Slice.EMPTY);
    }
}
