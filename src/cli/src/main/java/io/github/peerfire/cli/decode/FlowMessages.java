package io.github.peerfire.cli.decode;

import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.FlowParameters;
import io.github.peerfire.rtmfp.wire.Option;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the messages of one flow together as their fragments appear in a capture, repeated or in any order. */
final class FlowMessages {

    /** What waits for its neighbours at most: some megabytes. */
    static final int MOST_FRAGMENTS = 8_192;

    private final NavigableMap<Long, UserData> waiting = new TreeMap<>();
    private final TreeSet<Long> done = new TreeSet<>();
    private long floor;
    private boolean foreign;

    /** Takes a fragment; the message that is thereby whole, if there is one. */
    Optional<byte[]> take(UserData fragment) {
        notice(fragment);
        long number = fragment.sequenceNumber();
        Optional<byte[]> message = Optional.empty();
        if (number > floor && !done.contains(number) && !fragment.abandon()) {
            waiting.putIfAbsent(number, fragment);
            message = around(number);
        }
        forget(fragment.forwardSequenceNumber());
        return message;
    }

    /** Whether the flow says of itself that it carries something else than RTMP messages. */
    boolean isForeign() {
        return foreign;
    }

    private void notice(UserData fragment) {
        Option metadata = fragment.options() == null ? null
                : fragment.options().first(FlowParameters.METADATA_OPTION);
        foreign |= metadata != null && FlowMetadata.decode(metadata.value()).isEmpty();
    }

    /** The message that a fragment belongs to, if all of its fragments are there. */
    private Optional<byte[]> around(long number) {
        long first = number;
        while (!waiting.get(first).fragmentControl().isFirst()) {
            first--;
            if (!waiting.containsKey(first) || waiting.get(first).fragmentControl().isLast()) {
                return Optional.empty();
            }
        }
        long last = number;
        while (!waiting.get(last).fragmentControl().isLast()) {
            last++;
            if (!waiting.containsKey(last) || waiting.get(last).fragmentControl().isFirst()) {
                return Optional.empty();
            }
        }
        return Optional.of(assemble(waiting.subMap(first, true, last, true)));
    }

    private byte[] assemble(Map<Long, UserData> fragments) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        fragments.values().forEach(fragment -> message.write(
                fragment.data().array(), fragment.data().offset(), fragment.data().length()));
        done.addAll(fragments.keySet());
        fragments.clear();
        return message.toByteArray();
    }

    /** The sender repeats nothing up to this number. */
    private void forget(long forwardSequenceNumber) {
        floor = Math.max(floor, forwardSequenceNumber);
        waiting.headMap(floor, true).clear();
        done.headSet(floor, true).clear();
        while (waiting.size() > MOST_FRAGMENTS) {
            waiting.pollFirstEntry();
        }
        while (done.size() > MOST_FRAGMENTS) {
            floor = Math.max(floor, done.pollFirst());
        }
    }
}
