package io.github.peerfire.cli.decode;

import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.rtmfp.chunk.BufferProbe;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.FlowExceptionReport;
import io.github.peerfire.rtmfp.chunk.PacketFragment;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.PingReply;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.FlowParameters;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a chunk says (RFC 7016 §2.3). */
final class ChunkDescription {

    private ChunkDescription() {
    }

    static Description of(Chunk chunk) {
        Description description = Description.of(chunk.getClass().getSimpleName());
        if (chunk instanceof UserData data) {
            userData(data, description);
        } else if (chunk instanceof DataAcknowledgement acknowledgement) {
            acknowledgement(acknowledgement, description);
        } else if (chunk instanceof Ping ping) {
            description.with("message", ping.message());
        } else if (chunk instanceof PingReply reply) {
            description.with("messageEcho", reply.messageEcho());
        } else if (chunk instanceof BufferProbe probe) {
            description.with("flow", probe.flowId());
        } else if (chunk instanceof FlowExceptionReport report) {
            description.with("flow", report.flowId()).with("exception", report.exception());
        } else if (chunk instanceof PacketFragment fragment) {
            description.with("packet", fragment.packetId()).with("fragment", fragment.fragmentNumber())
                    .with("more", fragment.moreFragments()).with("bytes", fragment.fragment().length);
        } else {
            StartupDescription.describe(chunk, description);
        }
        return description;
    }

    private static void userData(UserData data, Description description) {
        description.with("flow", data.flowId()).with("sequence", data.sequenceNumber())
                .with("forward", data.forwardSequenceNumber())
                .with("part", data.fragmentControl().name().toLowerCase(Locale.ROOT))
                .withIf(data.abandon(), "abandoned", true).withIf(data.isFinal(), "final", true);
        if (data.options() != null) {
            data.options().options().forEach(option -> option(option, description));
        }
        description.with("bytes", data.data().length());
    }

    private static void option(Option option, Description description) {
        if (option.type() == FlowParameters.METADATA_OPTION) {
            FlowMetadata.decode(option.value()).ifPresentOrElse(
                    metadata -> description.with("stream", metadata.streamId())
                            .withIf(metadata.arrivalOrder(), "arrivalOrder", true),
                    () -> description.with("metadata", option.value()));
        } else if (option.type() == FlowParameters.RETURN_ASSOCIATION_OPTION) {
            description.with("returnOf", vlu(option.value()));
        } else {
            description.with("option" + Long.toUnsignedString(option.type()), option.value());
        }
    }

    private static Object vlu(byte[] value) {
        try {
            return new ByteReader(value).readVlu();
        } catch (MalformedException e) {
            return value;
        }
    }

    private static void acknowledgement(DataAcknowledgement acknowledgement, Description description) {
        List<String> received = new ArrayList<>();
        long[] ranges = acknowledgement.ranges();
        for (int i = 0; i < ranges.length; i += 2) {
            received.add(ranges[i] == ranges[i + 1] ? Long.toString(ranges[i]) : ranges[i] + "-" + ranges[i + 1]);
        }
        description.with("flow", acknowledgement.flowId())
                .with("cumulative", acknowledgement.cumulativeAck())
                .with("bufferBlocks", acknowledgement.bufferBlocksAvailable())
                .withIf(!received.isEmpty(), "received", received);
    }
}
