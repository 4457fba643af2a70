package io.github.peerfire.rtmfp.wire;

/**
 * Builds one plain packet within a limit: a header, then chunks, each of which is begun and committed (RFC 7016 §2.2.4,
 * §2.3). Reusable.
 */
public final class PacketAssembler {

    /** Bytes of a chunk's type and length. */
    public static final int CHUNK_HEADER_LENGTH = 3;

    private static final int NONE = -1;

    private final ByteWriter writer;
    private int start;
    private int chunkStart = NONE;
    private int chunks;

    /** Writes into an array, which is not copied; {@link #begin} says where. */
    public PacketAssembler(byte[] bytes) {
        this.writer = new ByteWriter(bytes);
    }

    /** Begins a packet that starts at {@code offset} and ends before {@code limit}. */
    public void begin(int offset, int limit, PacketHeader header) {
        writer.reset(offset, limit);
        start = offset;
        chunkStart = NONE;
        chunks = 0;
        header.encode(writer);
    }

    /** The array with the packet. */
    public byte[] array() {
        return writer.array();
    }

    /** Where in {@link #array} the packet starts. */
    public int offset() {
        return start;
    }

    /** Length of the packet so far, with its header. */
    public int length() {
        return (chunkStart == NONE ? writer.position() : chunkStart) - start;
    }

    /** Bytes that are left for further chunks, with their headers. */
    public int remaining() {
        return writer.remaining();
    }

    /** How many chunks were committed. */
    public int chunkCount() {
        return chunks;
    }

    /** Starts a chunk and returns where to write its payload. Ask {@link #remaining} first. */
    public ByteWriter beginChunk(int type) {
        if (chunkStart != NONE) {
            throw new IllegalStateException("a chunk has been begun");
        }
        chunkStart = writer.position();
        return writer.writeByte(type).writeUint16(0);
    }

    /** Ends the chunk, setting its length. Returns its size with header. */
    public int commit() {
        int end = writer.position();
        int size = end - requireChunk();
        writer.position(chunkStart + 1);
        writer.writeUint16(size - CHUNK_HEADER_LENGTH);
        writer.position(end);
        chunkStart = NONE;
        chunks++;
        return size;
    }

    /** Sets the header's time critical flag (RFC 7016 §3.5.2.1). */
    public void markTimeCritical() {
        array()[start] |= (byte) PacketHeader.TIME_CRITICAL;
    }

    /** Appends bytes that are no chunk to the end of the packet, as 0xff for padding. */
    public void pad(int value, int count) {
        for (int index = 0; index < count; index++) {
            writer.writeByte(value);
        }
    }

    private int requireChunk() {
        if (chunkStart == NONE) {
            throw new IllegalStateException("no chunk has been begun");
        }
        return chunkStart;
    }
}
