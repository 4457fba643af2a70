package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.FragmentControl;

/** Divides messages into fragments (RFC 7016 §3.6.2.2). */
final class Fragmentation {

    private Fragmentation() {
    }

    /** Appends a message's fragments to a queue; an empty message has one. */
    static SendMessage append(
            SendFlow flow, SendQueue queue, byte[] data, int maxFragmentSize, Reliability reliability, long now) {
        int count = Math.max(1, (data.length + maxFragmentSize - 1) / maxFragmentSize);
        SendMessage message = new SendMessage(flow, data, queue.nextSequenceNumber(), count, reliability, now);
        for (int index = 0; index < count; index++) {
            int offset = index * maxFragmentSize;
            int length = Math.min(maxFragmentSize, data.length - offset);
            queue.append(new SendFragment(
                    flow, message, queue.nextSequenceNumber(), control(index, count), offset, length));
        }
        return message;
    }

    /** An empty entry that marks the end of a flow. */
    static SendFragment endOf(SendFlow flow, SendQueue queue) {
        return new SendFragment(flow, null, queue.nextSequenceNumber(), FragmentControl.WHOLE, 0, 0);
    }

    private static FragmentControl control(int index, int count) {
        if (count == 1) {
            return FragmentControl.WHOLE;
        } else if (index == 0) {
            return FragmentControl.BEGIN;
        }
        return index == count - 1 ? FragmentControl.END : FragmentControl.MIDDLE;
    }
}
