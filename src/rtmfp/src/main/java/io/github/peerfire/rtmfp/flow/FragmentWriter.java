package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.NextUserData;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.Slice;

/** Writes one flow's fragments into one packet (RFC 7016 §3.6.2.3). */
final class FragmentWriter {

    private final PacketAssembler packet;
    private final long flowId;
    private final OptionList startupOptions;
    private SendFragment previous;
    private long previousForwardSequenceNumber;

    FragmentWriter(PacketAssembler packet, long flowId, OptionList startupOptions) {
        this.packet = packet;
        this.flowId = flowId;
        this.startupOptions = startupOptions;
    }

    /** Writes a fragment; returns its chunk's size, or 0 if that does not fit. */
    int write(SendFragment fragment, long forwardSequenceNumber, boolean isFinal) {
        Slice data = fragment.abandoned
                ? Slice.EMPTY
                : new Slice(fragment.message.data(), fragment.offset, fragment.length);
        Chunk chunk = canFollow(fragment, forwardSequenceNumber)
                ? new NextUserData(fragment.control, fragment.abandoned, isFinal, null, data)
                : new UserData(flowId, fragment.sequenceNumber, fragment.sequenceNumber - forwardSequenceNumber,
                        fragment.control, fragment.abandoned, isFinal, options(), data);
        if (!chunk.appendTo(packet)) {
            return 0;
        }
        previous = fragment;
        previousForwardSequenceNumber = forwardSequenceNumber;
        return chunk.encodedLength();
    }

    /** Writes a chunk that stands for no entry; returns its size, or 0 if that does not fit. */
    int writeUpdate(UserData update) {
        return update.appendTo(packet) ? update.encodedLength() : 0;
    }

    /** RFC 7016 §3.6.2.3.2: contiguous fragments are RECOMMENDED to be Next User Data, the first MUST be User Data. */
    private boolean canFollow(SendFragment fragment, long forwardSequenceNumber) {
        return previous != null
                && fragment.sequenceNumber == previous.sequenceNumber + 1
                && forwardSequenceNumber == previousForwardSequenceNumber;
    }

    /** RFC 7016 §3.6.2.3.1: startup options are in the flow's first chunk of a packet only. */
    private OptionList options() {
        return previous == null ? startupOptions : null;
    }
}
