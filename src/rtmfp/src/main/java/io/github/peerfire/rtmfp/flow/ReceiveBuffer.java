package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.FragmentControl;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A flow's RECV_BUFFER: fragments that are to become messages (RFC 7016 §3.6.3.3). */
final class ReceiveBuffer {

    /** Takes what comes out of a buffer. */
    interface Sink {

        void message(byte[] message);

        /** Something that the sender gave up is missing before the next message. */
        void gap();
    }

    /** Bytes that contiguous fragments take in memory to be kept in their order, beside what each counts for. */
    static final int SEGMENT_COST = 104;

    private final Sink sink;
    /**
     * By the first fragment's sequence number. No two are parts of one message that touch. Made when it is first
     * needed.
     */
    private NavigableMap<Long, Segment> segments = Collections.emptyNavigableMap();
    private Segment latest;
    private int size;
    private int latestLength;
    /** Every lower sequence number was delivered or is known to be missing. */
    private long nextExpected = 1;
    private boolean onArrival;
    private boolean suspended;
    /** Whether there may be complete messages other than the latest. */
    private boolean heldBack;

    ReceiveBuffer(Sink sink) {
        this.sink = sink;
    }

    /** BUFFERED_SIZE: bytes, and what keeping them costs. */
    int size() {
        return size;
    }

    /** Bytes that it takes in memory, of which what is said of the window knows nothing. */
    int memory() {
        return size + SEGMENT_COST * segments.size();
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    boolean isOnArrival() {
        return onArrival;
    }

    void setOnArrival(boolean onArrival) {
        this.onArrival = onArrival;
        this.heldBack = true;
    }

    boolean isSuspended() {
        return suspended;
    }

    void setSuspended(boolean suspended) {
        this.suspended = suspended;
        this.heldBack = true;
    }

    /** How long the message is, as far as known, to which the fragment belongs that was added last. */
    int latestLength() {
        return latestLength;
    }

    /** Adds a fragment whose sequence number is new. */
    void add(long sequenceNumber, FragmentControl control, byte[] data) {
        Segment segment = latest;
        if (segment != null && segment.isFollowedBy(sequenceNumber, control)) {
            size -= segment.cost();
            segment.append(control, data);
        } else {
            segment = insert(sequenceNumber, control, data);
        }
        segment = joinFollowing(segment);
        size += segment.cost();
        latest = segment;
        latestLength = segment.length();
    }

    private Segment insert(long sequenceNumber, FragmentControl control, byte[] data) {
        Map.Entry<Long, Segment> before = segments.floorEntry(sequenceNumber);
        if (before != null && before.getValue().isFollowedBy(sequenceNumber, control)) {
            Segment segment = before.getValue();
            size -= segment.cost();
            segment.append(control, data);
            return segment;
        }
        Segment segment = new Segment(sequenceNumber, control, data);
        if (segments.isEmpty()) {
            segments = new TreeMap<>();
        }
        segments.put(sequenceNumber, segment);
        return segment;
    }

    private Segment joinFollowing(Segment segment) {
        if (segments.size() == 1) {
            return segment;
        }
        Segment following = segments.get(segment.last() + 1);
        if (following == null || !segment.isFollowedBy(following)) {
            return segment;
        }
        size -= following.cost();
        segments.remove(following.first());
        Segment joined = segment.join(following);
        segments.put(joined.first(), joined);
        return joined;
    }

    /** Delivers a message of one fragment without keeping it, if nothing before it is waited for; else says no. */
    boolean passThrough(long sequenceNumber, byte[] message, long cumulative) {
        boolean first = onArrival
                || sequenceNumber <= cumulative && (segments.isEmpty() || segments.firstKey() > sequenceNumber);
        if (suspended || !first) {
            return false;
        }
        passTo(sequenceNumber);
        nextExpected = Math.max(nextExpected, sequenceNumber + 1);
        sink.message(message);
        return true;
    }

    /**
     * Delivers what can be, and discards what never will be.
     *
     * @param cumulative CSN: every sequence number up to this one was received or given up by the sender
     * @param isFinal whether that is the flow's last
     */
    void deliver(long cumulative, boolean isFinal) {
        if (suspended) {
            return;
        }
        if (onArrival) {
            deliverComplete();
        }
        while (!segments.isEmpty() && segments.firstKey() <= cumulative) {
            Segment segment = segments.firstEntry().getValue();
            if (!segment.isComplete() && segment.hasBegin() && segment.last() == cumulative) {
                return;
            }
            // RFC 7016 §3.6.3.3: abandoned segments SHOULD be removed
            if (segment.isComplete()) {
                passTo(segment.first());
                deliver(segment);
            } else {
                remove(segment);
            }
        }
        // The last number of a flow may be there only to mark its end.
        passTo(isFinal ? cumulative : cumulative + 1);
    }

    /** Delivers complete messages whatever is missing between them. */
    private void deliverComplete() {
        if (!heldBack) {
            if (latest != null && latest.isComplete()) {
                deliver(latest);
            }
            return;
        }
        heldBack = false;
        for (Segment segment : segments.values().toArray(new Segment[0])) {
            if (segment.isComplete()) {
                deliver(segment);
            }
        }
    }

    private void deliver(Segment segment) {
        remove(segment);
        nextExpected = Math.max(nextExpected, segment.last() + 1);
        sink.message(segment.assemble());
    }

    private void remove(Segment segment) {
        segments.remove(segment.first());
        size -= segment.cost();
        latest = latest == segment ? null : latest;
    }

    private void passTo(long sequenceNumber) {
        if (sequenceNumber > nextExpected) {
            nextExpected = sequenceNumber;
            if (!onArrival) {
                sink.gap();
            }
        }
    }

    void clear() {
        segments = Collections.emptyNavigableMap();
        latest = null;
        size = 0;
    }
}
