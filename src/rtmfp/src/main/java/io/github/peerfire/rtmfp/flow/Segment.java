package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.common.FlowParameters;
import java.util.ArrayDeque;

/** Contiguous fragments of one message, all of it or a part (RFC 7016 §3.6.3.3). */
final class Segment {

    private final ArrayDeque<byte[]> fragments = new ArrayDeque<>(2);
    private long first;
    private int length;
    private boolean hasBegin;
    private boolean hasEnd;

    Segment(long sequenceNumber, FragmentControl control, byte[] data) {
        this.first = sequenceNumber;
        this.hasBegin = control.isFirst();
        this.hasEnd = control.isLast();
        this.length = data.length;
        fragments.add(data);
    }

    /** The first fragment's sequence number. */
    long first() {
        return first;
    }

    /** The last fragment's sequence number. */
    long last() {
        return first + fragments.size() - 1;
    }

    boolean hasBegin() {
        return hasBegin;
    }

    boolean isComplete() {
        return hasBegin && hasEnd;
    }

    /** Bytes of the message. */
    int length() {
        return length;
    }

    /** Bytes of the message, and what keeping it costs. */
    int cost() {
        return length + fragments.size() * FlowParameters.FRAGMENT_OVERHEAD;
    }

    /** Whether the other one is what directly follows in the same message. */
    boolean isFollowedBy(Segment other) {
        return !hasEnd && !other.hasBegin && last() + 1 == other.first;
    }

    /** Whether a fragment is what directly follows in the same message. */
    boolean isFollowedBy(long sequenceNumber, FragmentControl control) {
        return !hasEnd && !control.isFirst() && last() + 1 == sequenceNumber;
    }

    void append(FragmentControl control, byte[] data) {
        fragments.addLast(data);
        length += data.length;
        hasEnd = control.isLast();
    }

    /** Makes one of this one and the one that follows it, by moving the shorter one; neither is to be used any more. */
    Segment join(Segment following) {
        if (fragments.size() >= following.fragments.size()) {
            fragments.addAll(following.fragments);
            length += following.length;
            hasEnd = following.hasEnd;
            return this;
        }
        while (!fragments.isEmpty()) {
            following.fragments.addFirst(fragments.removeLast());
        }
        following.first = first;
        following.length += length;
        following.hasBegin = hasBegin;
        return following;
    }

    /** The message, if it is complete. */
    byte[] assemble() {
        if (fragments.size() == 1) {
            return fragments.peekFirst();
        }
        byte[] message = new byte[length];
        int position = 0;
        for (byte[] fragment : fragments) {
            System.arraycopy(fragment, 0, message, position, fragment.length);
            position += fragment.length;
        }
        return message;
    }
}
