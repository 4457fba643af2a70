package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.OptionList;
import java.util.List;

/**
 * What is given up of a flow (RFC 7016 §3.6.2.7): messages that are too old, and those that nobody wants any more.
 * Whatever it is, the receiver is told.
 */
final class Abandonment {

    private final SendFlows flows;
    private final SendQueue queue;
    private final SendBuffer buffer;
    private final ReceiverWindow window;
    private final Perishables perishables = new Perishables();
    /** Only from when there is something to tell. */
    private ForwardReminder reminder;

    Abandonment(SendFlows flows, SendQueue queue, SendBuffer buffer, ReceiverWindow window) {
        this.flows = flows;
        this.queue = queue;
        this.buffer = buffer;
        this.window = window;
    }

    /** When a message becomes too old or a reminder is due, whichever is first. */
    long deadline() {
        return Math.min(reminder == null ? Time.NEVER : reminder.time(), perishables.nextExpiry());
    }

    /** A message that expires some time was queued. */
    void add(SendMessage message) {
        perishables.add(message);
    }

    /** Whether {@link #expire} may have something to do. */
    boolean isExpiryDue(long now) {
        return perishables.nextExpiry() <= now;
    }

    /**
     * Abandons what is too old; returns whether that was anything.
     *
     * @param lastSent when something of the flow was sent
     */
    boolean expire(long lastSent, long now) {
        List<SendMessage> expired = perishables.takeExpired(now);
        expired.forEach(this::abandon);
        seeToReminder(0, lastSent, now);
        return !expired.isEmpty();
    }

    /** All fragments of a message, unless it is over. */
    void abandon(SendMessage message) {
        if (message.isOver()) {
            return;
        }
        message.markAbandoned();
        begin();
        long first = Math.max(message.firstSequenceNumber(), queue.headSequenceNumber());
        for (long number = first; number <= message.lastSequenceNumber(); number++) {
            SendFragment fragment = queue.get(number);
            if (fragment != null) {
                queue.abandon(fragment);
                buffer.remove(fragment.length);
            }
        }
    }

    /** All messages in the queue. */
    void abandonAll() {
        for (long number = queue.headSequenceNumber(); number < queue.nextSequenceNumber(); number++) {
            SendFragment fragment = queue.get(number);
            if (fragment != null && fragment.message != null) {
                abandon(fragment.message);
            }
        }
    }

    /** From now on there are abandoned entries in the queue. */
    void begin() {
        reminder = reminder == null ? new ForwardReminder(flows, queue, window) : reminder;
    }

    /** Whether the Forward Sequence Number is to be repeated by itself. */
    boolean isReminderDue() {
        return reminder != null && reminder.isDue();
    }

    /** What repeats it; only if that is due. */
    UserData update(long flowId, OptionList startupOptions) {
        return reminder.update(flowId, startupOptions);
    }

    /** Repeats it if that is due, and nothing else that is ready to be sent carries it. */
    void remindIfDue(long now) {
        if (reminder != null) {
            reminder.loseAbandoned(0, now);
            reminder.handleTimeout(now);
        }
    }

    /** Some chunk of the flow goes, and with it the number. */
    void sent(long now) {
        if (reminder != null) {
            reminder.sent();
            reminder.watch(now, now);
        }
    }

    /**
     * The window took note of an acknowledgement.
     *
     * @param highest what it reaches up to
     * @param lastSent when something of the flow was sent
     */
    void acknowledged(long highest, long lastSent, long now) {
        if (reminder != null) {
            reminder.acknowledged();
        }
        seeToReminder(highest, lastSent, now);
    }

    private void seeToReminder(long highest, long lastSent, long now) {
        if (reminder != null) {
            reminder.loseAbandoned(highest, now);
            reminder.watch(lastSent, now);
        }
    }
}
