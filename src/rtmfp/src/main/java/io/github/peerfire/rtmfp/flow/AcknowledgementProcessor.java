package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import java.util.function.Consumer;

/**
 * Finds what an acknowledgement tells that was not known (RFC 7016 §3.6.2.4). Never looks at a sequence number that
 * is not in the queue, and not again at ranges that the acknowledgement before had already.
 */
final class AcknowledgementProcessor {

    private static final long[] NOTHING = {};

    private long[] known = NOTHING;
    /** Whether the acknowledgement at hand names an entry that was not sent. */
    private boolean namesUnsent;

    /**
     * Hands each entry of the queue that was sent, and is acknowledged, to {@code acknowledged}, which removes it;
     * returns the highest number that the acknowledgement names.
     */
    long process(DataAcknowledgement chunk, SendQueue queue, Consumer<SendFragment> acknowledged) {
        acknowledge(queue.headSequenceNumber(), chunk.cumulativeAck(), queue, acknowledged);
        long[] ranges = chunk.ranges();
        namesUnsent = false;
        int next = 0;
        for (int index = 0; index < ranges.length; index += 2) {
            long from = ranges[index];
            final long to = ranges[index + 1];
            while (next < known.length && known[next + 1] < from) {
                next += 2;
            }
            for (int at = next; at < known.length && known[at] <= to && from <= to; at += 2) {
                acknowledge(from, known[at] - 1, queue, acknowledged);
                from = known[at + 1] + 1;
            }
            acknowledge(from, to, queue, acknowledged);
        }
        // Nothing is taken for known that was not sent when it was acknowledged.
        long highest = ranges.length == 0 ? chunk.cumulativeAck() : ranges[ranges.length - 1];
        boolean unsent = namesUnsent || highest >= queue.firstUnsent();
        // Something is missing before each range, or they are lies that nobody has to keep.
        known = unsent || ranges.length / 2 > queue.size() ? NOTHING : ranges;
        return highest;
    }

    /** Whether anything is known of what the next acknowledgement may say again; else a new one does as well. */
    boolean remembersAny() {
        return known.length > 0;
    }

    private void acknowledge(long from, long to, SendQueue queue, Consumer<SendFragment> acknowledged) {
        long last = Math.min(to, queue.firstUnsent() - 1);
        for (long number = Math.max(from, queue.headSequenceNumber()); number <= last; number++) {
            SendFragment fragment = queue.get(number);
            if (fragment != null && fragment.everSent) {
                acknowledged.accept(fragment);
            } else {
                namesUnsent |= fragment != null; // abandoned before it was sent, and sent perhaps to say so
            }
        }
    }
}
