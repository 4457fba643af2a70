package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.Slice;
import io.github.peerfire.rtmfp.wire.Vlu;

/**
 * One fragment of a message of a flow (RFC 7016 §2.3.11).
 *
 * @param flowId the flow, unsigned
 * @param sequenceNumber the fragment's, 1 to {@link #MAX_SEQUENCE_NUMBER}
 * @param fsnOffset what to subtract from it for the Forward Sequence Number, at most {@code sequenceNumber}
 * @param fragmentControl where in its message it belongs
 * @param abandon whether the sender gave it up; then the data mean nothing
 * @param isFinal whether it is the flow's last
 * @param options null if there is no list, which is not the same on the wire as an empty one
 * @param data a part of the message; if decoded, a part of the packet
 */
public record UserData(
        long flowId,
        long sequenceNumber,
        long fsnOffset,
        FragmentControl fragmentControl,
        boolean abandon,
        boolean isFinal,
        OptionList options,
        Slice data)
        implements Chunk {

    /** The highest sequence number that is accepted, 2^63 - 2: far beyond reach, and one can be added to it. */
    public static final long MAX_SEQUENCE_NUMBER = Long.MAX_VALUE - 1;

    static final int OPTIONS_PRESENT = 0x80;
    static final int FRAGMENT_CONTROL_SHIFT = 4;
    static final int ABANDON = 0x02;
    static final int FINAL = 0x01;

    /** The sender will not send this sequence number or one below it again. */
    public long forwardSequenceNumber() {
        return sequenceNumber - fsnOffset;
    }

    @Override
    public int type() {
        return ChunkType.USER_DATA;
    }

    @Override
    public int payloadLength() {
        return 1 + Vlu.encodedLength(flowId) + Vlu.encodedLength(sequenceNumber) + Vlu.encodedLength(fsnOffset)
                + (options == null ? 0 : options.encodedLength()) + data.length();
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeByte(flags(fragmentControl, abandon, isFinal, options));
        writer.writeVlu(flowId).writeVlu(sequenceNumber).writeVlu(fsnOffset);
        if (options != null) {
            options.encode(writer);
        }
        writer.writeBytes(data);
    }

    /**
     * Reads a chunk's whole payload, without copying the data. Numbers out of range are malformed, and so is an
     * offset of 0 where nothing is abandoned.
     */
    public static UserData decode(ByteReader payload) throws MalformedException {
        int flags = payload.readUnsignedByte();
        long flowId = payload.readVlu();
        long sequenceNumber = payload.readVlu();
        long fsnOffset = payload.readVlu();
        boolean abandon = (flags & ABANDON) != 0;
        requireSequence(sequenceNumber, fsnOffset, abandon);
        OptionList options = (flags & OPTIONS_PRESENT) == 0 ? null : OptionList.decode(payload);
        return new UserData(flowId, sequenceNumber, fsnOffset, FragmentControl.of(flags >> FRAGMENT_CONTROL_SHIFT),
                abandon, (flags & FINAL) != 0, options, payload.sliceRemainder());
    }

    static void requireSequence(long sequenceNumber, long fsnOffset, boolean abandon) throws MalformedException {
        boolean inRange = sequenceNumber > 0 && sequenceNumber <= MAX_SEQUENCE_NUMBER
                && fsnOffset >= 0 && fsnOffset <= sequenceNumber;
        // RFC 7016 §2.3.11: fsnOffset MUST NOT be zero if the abandon flag is not set
        if (!inRange || fsnOffset == 0 && !abandon) {
            throw MalformedException.INSTANCE;
        }
    }

    static int flags(FragmentControl fragmentControl, boolean abandon, boolean isFinal, OptionList options) {
        return (options == null ? 0 : OPTIONS_PRESENT)
                | fragmentControl.ordinal() << FRAGMENT_CONTROL_SHIFT
                | (abandon ? ABANDON : 0)
                | (isFinal ? FINAL : 0);
    }
}
