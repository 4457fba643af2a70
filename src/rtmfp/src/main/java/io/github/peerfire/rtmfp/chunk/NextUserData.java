package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.Slice;

/**
 * User Data with the flow and forward sequence number of the one before it in its packet, and the next sequence number
 * (RFC 7016 §2.3.12). {@link ChunkReader} resolves it to the {@link UserData} that it stands for.
 *
 * @param fragmentControl as in {@link UserData}
 * @param abandon as in {@link UserData}
 * @param isFinal as in {@link UserData}
 * @param options as in {@link UserData}
 * @param data as in {@link UserData}
 */
public record NextUserData(
        FragmentControl fragmentControl, boolean abandon, boolean isFinal, OptionList options, Slice data)
        implements Chunk {

    @Override
    public int type() {
        return ChunkType.NEXT_USER_DATA;
    }

    @Override
    public int payloadLength() {
        return 1 + (options == null ? 0 : options.encodedLength()) + data.length();
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeByte(UserData.flags(fragmentControl, abandon, isFinal, options));
        if (options != null) {
            options.encode(writer);
        }
        writer.writeBytes(data);
    }

    /** Reads a chunk's whole payload; the data are not copied. */
    public static NextUserData decode(ByteReader payload) throws MalformedException {
        int flags = payload.readUnsignedByte();
        OptionList options = (flags & UserData.OPTIONS_PRESENT) == 0 ? null : OptionList.decode(payload);
        return new NextUserData(FragmentControl.of(flags >> UserData.FRAGMENT_CONTROL_SHIFT),
                (flags & UserData.ABANDON) != 0, (flags & UserData.FINAL) != 0, options, payload.sliceRemainder());
    }

    /** The User Data that this one stands for. */
    public UserData after(UserData previous) throws MalformedException {
        long sequenceNumber = previous.sequenceNumber() + 1;
        long fsnOffset = previous.fsnOffset() + 1;
        UserData.requireSequence(sequenceNumber, fsnOffset, abandon);
        return new UserData(
                previous.flowId(), sequenceNumber, fsnOffset, fragmentControl, abandon, isFinal, options, data);
    }
}
