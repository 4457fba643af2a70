package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.UserData;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a receiving flow has to do, written down as simply as can be: RFC 7016 §3.6.3.2 and §3.6.3.3 without limits. */
final class NaiveReceiver {

    static final String GAP = "gap";

    /** Delivered messages, and {@link #GAP} before those in front of which something is missing. */
    final List<String> delivered = new ArrayList<>();
    final BitSet received = new BitSet();
    boolean onArrival;
    boolean suspended;
    boolean rejected;
    private final TreeMap<Integer, UserData> kept = new TreeMap<>();
    private int end = -1;
    private int expected = 1;

    NaiveReceiver() {
        received.set(0);
    }

    int cumulative() {
        return received.nextClearBit(0) - 1;
    }

    void receive(UserData chunk) {
        int number = (int) chunk.sequenceNumber();
        int highest = received.length() - 1;
        if (end < 0 ? chunk.isFinal() && number < highest : number > end || chunk.isFinal() && number != end) {
            return;
        }
        boolean isNew = !received.get(number);
        received.set(0, (int) chunk.forwardSequenceNumber() + 1);
        end = isNew && chunk.isFinal() ? number : end;
        received.set(number);
        if (isNew && !chunk.abandon()) {
            kept.put(number, chunk);
        }
        deliver();
    }

    void deliver() {
        if (suspended || rejected) {
            return;
        }
        if (onArrival) {
            List.copyOf(kept.keySet()).forEach(this::deliverAt);
        }
        while (!kept.isEmpty() && kept.firstKey() <= cumulative()) {
            int first = kept.firstKey();
            if (!deliverAt(first)) {
                int last = lastOf(first);
                if (kept.get(first).fragmentControl().isFirst() && last == cumulative()) {
                    return;
                }
                kept.subMap(first, true, last, true).clear();
            }
        }
    }

    /** Delivers the message that begins at a number, if it does and is complete. */
    private boolean deliverAt(int first) {
        int last = lastOf(first);
        if (last < first || !kept.get(first).fragmentControl().isFirst()
                || !kept.get(last).fragmentControl().isLast()) {
            return false;
        }
        Map<Integer, UserData> parts = kept.subMap(first, true, last, true);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        parts.values().forEach(part -> message.writeBytes(part.data().toBytes()));
        parts.clear();
        if (first > expected) {
            delivered.add(GAP);
        }
        expected = Math.max(expected, last + 1);
        delivered.add(message.toString());
        return true;
    }

    /** The last of the fragments from one on that belong together. */
    private int lastOf(int first) {
        int last = first;
        while (kept.containsKey(last) && !kept.get(last).fragmentControl().isLast()
                && kept.containsKey(last + 1) && !kept.get(last + 1).fragmentControl().isFirst()) {
            last++;
        }
        return kept.containsKey(first) ? last : first - 1;
    }
}
