package io.github.peerfire.rtmfp.wire;

/**
 * Writes into an array up to a limit (RFC 7016 §2.1.1, §2.1.2). Whoever writes past it has not asked
 * {@link #remaining} first: that is a programming error and an {@link IndexOutOfBoundsException}.
 */
public final class ByteWriter {

    private final byte[] bytes;
    private int position;
    private int limit;

    /** Writes all of an array, which is not copied. */
    public ByteWriter(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Writes from {@code position} to {@code limit}, exclusively. */
    public ByteWriter(byte[] bytes, int position, int limit) {
        this.bytes = bytes;
        reset(position, limit);
    }

    /** The array that is written. */
    public byte[] array() {
        return bytes;
    }

    /** The index in {@link #array} of the next byte. */
    public int position() {
        return position;
    }

    /** Goes to another place below the limit. */
    public void position(int position) {
        if (position < 0 || position > limit) {
            throw new IndexOutOfBoundsException("position " + position + ", limit " + limit);
        }
        this.position = position;
    }

    /** Begins again, anywhere. */
    public void reset(int position, int limit) {
        if (position < 0 || limit < position || limit > bytes.length) {
            throw new IndexOutOfBoundsException("position " + position + ", limit " + limit + " of " + bytes.length);
        }
        this.position = position;
        this.limit = limit;
    }

    /** Bytes up to the limit, at least 0. */
    public int remaining() {
        return limit - position;
    }

    /** Writes a {@code uint8_t}: the value's lowest 8 bits. */
    public ByteWriter writeByte(int value) {
        require(1);
        bytes[position++] = (byte) value;
        return this;
    }

    /** Writes a {@code uint16_t}: the value's lowest 16 bits. */
    public ByteWriter writeUint16(int value) {
        require(2);
        bytes[position++] = (byte) (value >>> 8);
        bytes[position++] = (byte) value;
        return this;
    }

    /** Writes a {@code uint32_t}: the value's 32 bits. */
    public ByteWriter writeUint32(int value) {
        return writeUint16(value >>> 16).writeUint16(value);
    }

    /** Writes the shortest VLU of an unsigned value. */
    public ByteWriter writeVlu(long value) {
        int length = Vlu.encodedLength(value);
        require(length);
        for (int shift = 7 * (length - 1); shift > 0; shift -= 7) {
            bytes[position++] = (byte) (value >>> shift | 0x80);
        }
        bytes[position++] = (byte) (value & 0x7f);
        return this;
    }

    /** Writes all of an array, without a length before it. */
    public ByteWriter writeBytes(byte[] source) {
        return writeBytes(source, 0, source.length);
    }

    /** Writes {@code length} bytes from {@code offset}, without a length before them. */
    public ByteWriter writeBytes(byte[] source, int offset, int length) {
        require(length);
        System.arraycopy(source, offset, bytes, position, length);
        position += length;
        return this;
    }

    /** Writes the slice's bytes, without a length before them. */
    public ByteWriter writeBytes(Slice source) {
        return writeBytes(source.array(), source.offset(), source.length());
    }

    /** Writes the length as VLU, then the bytes. */
    public ByteWriter writeCountedBytes(byte[] source) {
        return writeVlu(source.length).writeBytes(source);
    }

    /** How many bytes {@link #writeCountedBytes} takes. */
    public static int countedLength(byte[] source) {
        return Vlu.encodedLength(source.length) + source.length;
    }

    private void require(int count) {
        if (count > limit - position) {
            throw new IndexOutOfBoundsException(count + " bytes where " + (limit - position) + " are left");
        }
    }
}
