package io.github.peerfire.flash.crypto;

import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.MalformedMessageException;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.wire.Option;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Puts the messages of recorded flows together again, by the numbers alone: repetitions do not matter. */
final class RecordedMessages {

    private static final int USER_METADATA = 0x00;

    /**
     * A flow with all its messages.
     *
     * @param bytes the messages as they were sent
     * @param missing the sequence numbers below the last that are nowhere in the capture
     * @param broken how many fragments do not fit their neighbours
     */
    record Flow(long id, FlowMetadata metadata, List<byte[]> bytes, List<RtmpMessage> messages, List<Long> missing,
            int broken) {
    }

    private RecordedMessages() {
    }

    static List<Flow> of(List<UserData> fragments) throws MalformedMessageException {
        Map<Long, TreeMap<Long, UserData>> flows = new LinkedHashMap<>();
        Map<Long, FlowMetadata> metadata = new LinkedHashMap<>();
        for (UserData fragment : fragments) {
            flows.computeIfAbsent(fragment.flowId(), id -> new TreeMap<>())
                    .putIfAbsent(fragment.sequenceNumber(), fragment);
            Option option = fragment.options() == null ? null : fragment.options().first(USER_METADATA);
            if (option != null) {
                FlowMetadata.decode(option.value()).ifPresent(found -> metadata.put(fragment.flowId(), found));
            }
        }
        List<Flow> result = new ArrayList<>();
        for (Map.Entry<Long, TreeMap<Long, UserData>> flow : flows.entrySet()) {
            result.add(reassemble(flow.getKey(), metadata.get(flow.getKey()), flow.getValue()));
        }
        return result;
    }

    private static Flow reassemble(long id, FlowMetadata metadata, TreeMap<Long, UserData> fragments)
            throws MalformedMessageException {
        List<byte[]> bytes = new ArrayList<>();
        List<RtmpMessage> messages = new ArrayList<>();
        ByteArrayOutputStream message = null;
        int broken = 0;
        for (UserData fragment : fragments.values()) {
            if (fragment.abandon()) {
                message = null;
                continue;
            }
            boolean begins = fragment.fragmentControl().isFirst();
            if (begins != (message == null)) {
                broken++;
            }
            message = begins ? new ByteArrayOutputStream() : message;
            message.writeBytes(fragment.data().toBytes());
            if (fragment.fragmentControl().isLast()) {
                bytes.add(message.toByteArray());
                messages.add(RtmpMessage.decode(message.toByteArray()));
                message = null;
            }
        }
        List<Long> missing = LongStream.range(1, fragments.lastKey()).boxed()
                .filter(number -> !fragments.containsKey(number)).toList();
        return new Flow(id, metadata, bytes, messages, missing, broken + (message == null ? 0 : 1));
    }
}
