package io.github.peerfire.rtmfp.flow;

import java.util.Arrays;

/**
 * A flow's SEND_QUEUE (RFC 7016 §3.6.2): entries by sequence number, and which of them is next to be sent. Finding an
 * entry, and the next one to send, does not depend on how many there are.
 */
final class SendQueue {

    private static final int MIN_CAPACITY = 4;
    private static final SendFragment[] NONE = {};
    private static final int MAX_IDLE_CAPACITY = 32;

    /** The entry of sequence number n is at index n modulo length; null if it was acknowledged or trimmed. */
    private SendFragment[] ring = NONE;
    /** The first entry's sequence number, or {@link #next} if there is none. */
    private long head = 1;
    private long next = 1;
    private int size;
    /** No entry from here on was ever sent; those before were, or are abandoned. */
    private long firstUnsent = 1;
    private int waiting;
    private int lost;
    /** No lost entry is before this one. */
    private long firstLost = Long.MAX_VALUE;
    private SendFragment finalEntry;
    private long outstandingBytes;

    boolean isEmpty() {
        return size == 0;
    }

    /** Bytes that it takes for more entries than a few, and for what was acknowledged between those that were not. */
    int extraBytes() {
        return Integer.BYTES * Math.max(0, ring.length - MIN_CAPACITY);
    }

    /** How many entries there are. */
    int size() {
        return size;
    }

    /** NEXT_SN. */
    long nextSequenceNumber() {
        return next;
    }

    /** The first entry's sequence number, or the next one if the queue is empty. */
    long headSequenceNumber() {
        return head;
    }

    /** Every entry that was ever sent has a lower sequence number. */
    long firstUnsent() {
        return firstUnsent;
    }

    /** F_OUTSTANDING_BYTES. */
    long outstandingBytes() {
        return outstandingBytes;
    }

    /** Whether it is F_FINAL_SN. */
    boolean isFinal(long sequenceNumber) {
        return finalEntry != null && finalEntry.sequenceNumber == sequenceNumber;
    }

    /** The entry with a sequence number, or null. */
    SendFragment get(long sequenceNumber) {
        return sequenceNumber < head || sequenceNumber >= next ? null : ring[index(sequenceNumber)];
    }

    /** Appends an entry, whose number is {@link #nextSequenceNumber}. */
    void append(SendFragment fragment) {
        if (next - head == ring.length) {
            resize(Math.max(MIN_CAPACITY, 2 * ring.length));
        }
        ring[index(next)] = fragment;
        next++;
        size++;
        waiting += fragment.isWaiting() ? 1 : 0;
    }

    /** Makes the last entry the flow's final one if it can still be, else says no (RFC 7016 §3.6.2.11). */
    boolean finishWithTail() {
        SendFragment tail = get(next - 1);
        if (tail == null || tail.everSent) {
            return false;
        }
        finalEntry = tail;
        return true;
    }

    /** Appends an entry that is the flow's final one. */
    void finishWith(SendFragment fragment) {
        append(fragment);
        finalEntry = fragment;
    }

    /** Removes an entry that was acknowledged, or of which the receiver need not know any more. */
    void remove(SendFragment fragment) {
        outstandingBytes -= fragment.inFlight ? fragment.transmitSize : 0;
        lost -= fragment.isLost() ? 1 : 0;
        waiting -= fragment.isWaiting() ? 1 : 0;
        ring[index(fragment.sequenceNumber)] = null;
        size--;
        while (head < next && ring[index(head)] == null) {
            head++;
        }
        if (size == 0) {
            firstUnsent = next;
            // Most flows are done after a message or two, others will need as much again.
            if (ring.length == MIN_CAPACITY || ring.length > MAX_IDLE_CAPACITY) {
                ring = NONE;
            }
        }
    }

    void abandon(SendFragment fragment) {
        lost -= fragment.isLost() ? 1 : 0;
        waiting -= fragment.isWaiting() ? 1 : 0;
        fragment.abandoned = true;
    }

    /** Takes note that an entry is sent, in a chunk of so many bytes, and will be in flight. */
    void sent(SendFragment fragment, int transmitSize) {
        outstandingBytes += transmitSize;
        lost -= fragment.isLost() ? 1 : 0;
        waiting -= fragment.isWaiting() ? 1 : 0;
        fragment.everSent = true;
        fragment.sentAbandoned = fragment.abandoned;
        firstUnsent = Math.max(firstUnsent, fragment.sequenceNumber + 1);
    }

    /** Takes note that an entry is no longer in flight, and was not acknowledged. */
    void lost(SendFragment fragment) {
        outstandingBytes -= fragment.transmitSize;
        if (fragment.isLost()) {
            lost++;
            firstLost = Math.min(firstLost, fragment.sequenceNumber);
        }
    }

    /** Whether any entry is eligible to be sent (RFC 7016 §3.6.2.3). */
    boolean hasEligible() {
        return lost > 0 || waiting > 0 || size > 0 && get(head).isIdleAbandoned() || isFinalIdle();
    }

    /**
     * Removes abandoned entries from the front as RFC 7016 §3.6.2.3 does, with a difference: if nothing else could
     * carry the new Forward Sequence Number soon, the last of them stays and becomes a Forward Sequence Number
     * Update, as in figure 21.
     */
    void trim() {
        boolean carried = lost > 0 || waiting > 0 || isFinalIdle();
        while (size > 1 && get(head).isIdleAbandoned() && (carried || second().isIdleAbandoned())) {
            remove(get(head));
        }
    }

    /** The Forward Sequence Number after {@link #trim} (RFC 7016 §3.6.2.3). */
    long forwardSequenceNumber() {
        if (size == 0) {
            return next - 1;
        }
        SendFragment first = get(head);
        boolean given = first.abandoned && (!first.inFlight || first.sentAbandoned);
        return given ? first.sequenceNumber : first.sequenceNumber - 1;
    }

    /** Whether the receiver may have to wait for news about the first entry, as it was abandoned while in flight. */
    boolean isHeldUp() {
        SendFragment first = get(head);
        return size > 0 && first.abandoned && first.inFlight && firstUnsent > head + 1;
    }

    /** The first eligible entry after {@link #trim}, or null (RFC 7016 §3.6.2.3). */
    SendFragment firstEligible() {
        if (lost > 0) {
            return firstLost();
        }
        firstLost = Long.MAX_VALUE;
        if (waiting > 0) {
            return firstWaiting();
        }
        if (size > 0 && get(head).isIdleAbandoned()) {
            return get(head);
        }
        return isFinalIdle() ? finalEntry : null;
    }

    private SendFragment firstLost() {
        firstLost = Math.max(firstLost, head);
        while (true) {
            SendFragment fragment = get(firstLost);
            if (fragment != null && fragment.isLost()) {
                return fragment;
            }
            firstLost++;
        }
    }

    private SendFragment firstWaiting() {
        firstUnsent = Math.max(firstUnsent, head);
        while (true) {
            SendFragment fragment = get(firstUnsent);
            if (fragment != null && fragment.isWaiting()) {
                return fragment;
            }
            firstUnsent++;
        }
    }

    private boolean isFinalIdle() {
        return finalEntry != null && finalEntry.isIdleAbandoned() && get(finalEntry.sequenceNumber) == finalEntry;
    }

    private SendFragment second() {
        long number = head + 1;
        while (get(number) == null) {
            number++;
        }
        return get(number);
    }

    private int index(long sequenceNumber) {
        return (int) sequenceNumber & ring.length - 1;
    }

    private void resize(int capacity) {
        SendFragment[] old = ring;
        ring = Arrays.copyOf(old, capacity);
        Arrays.fill(ring, null);
        for (SendFragment fragment : old) {
            if (fragment != null) {
                ring[index(fragment.sequenceNumber)] = fragment;
            }
        }
    }
}
