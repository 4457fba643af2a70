package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementRanges;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.Option;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.Slice;
import io.github.peerfire.rtmfp.wire.Vlu;
import java.util.ArrayList;
import java.util.List;

/** Short ways to make and to look at chunks of flows in tests. */
final class Fragments {

    static final OptionList METADATA = OptionList.of(new Option(0, "m".getBytes()));

    private Fragments() {
    }

    /** A whole message with metadata, so that it may open a flow. */
    static UserData whole(long flow, long number, long forward, String text) {
        return of(flow, number, forward, FragmentControl.WHOLE, METADATA, text);
    }

    static UserData of(
            long flow, long number, long forward, FragmentControl control, OptionList options, String text) {
        return new UserData(flow, number, number - forward, control, false, false, options, Slice.of(text.getBytes()));
    }

    static UserData part(long flow, long number, long forward, FragmentControl control, String text) {
        return of(flow, number, forward, control, METADATA, text);
    }

    static UserData sized(long flow, long number, long forward, FragmentControl control, int bytes) {
        return new UserData(
                flow, number, number - forward, control, false, false, METADATA, Slice.of(new byte[bytes]));
    }

    /** A fragment that was given up. */
    static UserData abandoned(long flow, long number, long forward) {
        return new UserData(
                flow, number, number - forward, FragmentControl.WHOLE, true, false, METADATA, Slice.EMPTY);
    }

    /** The same as the last of its flow. */
    static UserData last(UserData data) {
        return new UserData(data.flowId(), data.sequenceNumber(), data.fsnOffset(), data.fragmentControl(),
                data.abandon(), true, data.options(), data.data());
    }

    static Option association(long flow) {
        byte[] value = new byte[Vlu.encodedLength(flow)];
        new ByteWriter(value).writeVlu(flow);
        return new Option(0x0a, value);
    }

    static DataAcknowledgement acknowledge(SendFlow flow, long blocks, long cumulative, long... ranges) {
        return new DataAcknowledgementRanges(flow.id(), blocks, cumulative, ranges);
    }

    /** All chunks of one kind in packets. */
    static <T extends Chunk> List<T> chunks(List<byte[]> packets, Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (byte[] packet : packets) {
            FlowEnd.chunks(packet).stream().filter(kind::isInstance).map(kind::cast).forEach(found::add);
        }
        return found;
    }

    /** User data as "number/forward sequence number", with A for abandoned and F for final. */
    static List<String> numbers(List<byte[]> packets) {
        return chunks(packets, UserData.class).stream()
                .map(data -> data.sequenceNumber() + "/" + data.forwardSequenceNumber()
                        + (data.abandon() ? "A" : "") + (data.isFinal() ? "F" : ""))
                .toList();
    }

    static List<String> texts(FlowEnd end) {
        return end.events(FlowEvent.Message.class).stream().map(event -> new String(event.message())).toList();
    }
}
