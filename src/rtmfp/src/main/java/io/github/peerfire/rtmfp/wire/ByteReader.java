package io.github.peerfire.rtmfp.wire;

import java.util.Arrays;

/** Reads a bounded slice of an array (RFC 7016 §2.1.1, §2.1.2). Every method throws rather than reads past its end. */
public final class ByteReader {

    private final byte[] bytes;
    private final int end;
    private int position;

    /** Reads all of an array, which is not copied. */
    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Reads {@code length} bytes from {@code offset}; both are the caller's, never read from the wire unchecked. */
    public ByteReader(byte[] bytes, int offset, int length) {
        if (offset < 0 || length < 0 || length > bytes.length - offset) {
            throw new IndexOutOfBoundsException("offset " + offset + ", length " + length + " of " + bytes.length);
        }
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
    }

    /** The array that is read. */
    public byte[] array() {
        return bytes;
    }

    /** The index in {@link #array} of the next byte. */
    public int position() {
        return position;
    }

    /** Bytes not read yet, at least 0. */
    public int remaining() {
        return end - position;
    }

    /** Whether at least one byte is not read yet. */
    public boolean hasRemaining() {
        return position < end;
    }

    /** Reads a {@code uint8_t}, 0 to 255. */
    public int readUnsignedByte() throws MalformedException {
        require(1);
        return bytes[position++] & 0xff;
    }

    /** Reads a {@code uint16_t}, 0 to 65535. */
    public int readUint16() throws MalformedException {
        require(2);
        int value = (bytes[position] & 0xff) << 8 | bytes[position + 1] & 0xff;
        position += 2;
        return value;
    }

    /** Reads a {@code uint32_t}; its 32 bits, to be taken as unsigned. */
    public int readUint32() throws MalformedException {
        return readUint16() << 16 | readUint16();
    }

    /** Reads a VLU of up to 64 bits (RFC 7016 §2.1.2); the result is to be taken as unsigned. */
    public long readVlu() throws MalformedException {
        long value = 0;
        for (int count = 0; count < Vlu.MAX_ENCODED_LENGTH; count++) {
            int digit = readUnsignedByte();
            if (value >>> Long.SIZE - 7 != 0) {
                throw MalformedException.INSTANCE;
            }
            value = value << 7 | digit & 0x7f;
            if ((digit & 0x80) == 0) {
                return value;
            }
        }
        throw MalformedException.INSTANCE;
    }

    /** Reads a VLU that counts bytes which follow; they are there when this returns. */
    public int readLength() throws MalformedException {
        long length = readVlu();
        if (length < 0 || length > remaining()) {
            throw MalformedException.INSTANCE;
        }
        return (int) length;
    }

    /** Reads a copy of the next {@code count} bytes. */
    public byte[] readBytes(int count) throws MalformedException {
        require(count);
        byte[] copy = Arrays.copyOfRange(bytes, position, position + count);
        position += count;
        return copy;
    }

    /** Reads a VLU and a copy of as many bytes as it says. */
    public byte[] readCountedBytes() throws MalformedException {
        return readBytes(readLength());
    }

    /** Reads a copy of all bytes that are left, possibly none. */
    public byte[] readRemainder() {
        byte[] copy = Arrays.copyOfRange(bytes, position, end);
        position = end;
        return copy;
    }

    /** Takes all bytes that are left without copying them. */
    public Slice sliceRemainder() {
        Slice slice = new Slice(bytes, position, end - position);
        position = end;
        return slice;
    }

    /** Takes the next {@code count} bytes as a reader of their own. */
    public ByteReader slice(int count) throws MalformedException {
        require(count);
        ByteReader slice = new ByteReader(bytes, position, count);
        position += count;
        return slice;
    }

    /** Passes over {@code count} bytes. */
    public void skip(int count) throws MalformedException {
        require(count);
        position += count;
    }

    private void require(int count) throws MalformedException {
        if (count < 0 || count > end - position) {
            throw MalformedException.INSTANCE;
        }
    }
}
