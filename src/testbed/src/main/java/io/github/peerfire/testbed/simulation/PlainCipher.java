package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.crypto.PacketCipher;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** A checksum over key, sequence number and packet, then the sequence number, then the packet in the clear. */
final class PlainCipher implements PacketCipher {

    private static final int HEADER = 8;
    private static final int WINDOW = 64;

    private final byte[] key;
    private final boolean authenticates;
    private final boolean detectsReplays;
    private int sequence;
    private int highest;
    /** Bit n is set if {@code highest - n} was received. */
    private long received;

    PlainCipher(byte[] key, boolean authenticates, boolean detectsReplays) {
        this.key = key;
        this.authenticates = authenticates;
        this.detectsReplays = detectsReplays;
    }

    @Override
    public int maximumPlainLength(int sealedLength) {
        return sealedLength - HEADER;
    }

    @Override
    public int seal(byte[] plain, int offset, int length, byte[] out, int outOffset) {
        ByteBuffer buffer = ByteBuffer.wrap(out, outOffset, HEADER + length);
        buffer.putInt(0).putInt(++sequence).put(plain, offset, length);
        buffer.putInt(outOffset, checksum(out, outOffset + 4, length + 4));
        return HEADER + length;
    }

    @Override
    public int open(byte[] sealed, int offset, int length, byte[] out, int outOffset) {
        if (length <= HEADER) {
            return INVALID;
        }
        ByteBuffer buffer = ByteBuffer.wrap(sealed, offset, length);
        if (buffer.getInt() != checksum(sealed, offset + 4, length - 4)) {
            return INVALID;
        }
        if (detectsReplays && !isNew(buffer.getInt(offset + 4))) {
            return DUPLICATE;
        }
        System.arraycopy(sealed, offset + HEADER, out, outOffset, length - HEADER);
        return length - HEADER;
    }

    private boolean isNew(int number) {
        if (number > highest) {
            int step = number - highest;
            received = step >= WINDOW ? 1 : received << step | 1;
            highest = number;
            return true;
        }
        int age = highest - number;
        if (age >= WINDOW || (received >>> age & 1) != 0) {
            return false;
        }
        received |= 1L << age;
        return true;
    }

    private int checksum(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(key);
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    @Override
    public boolean authenticates() {
        return authenticates;
    }

    @Override
    public boolean detectsReplays() {
        return detectsReplays;
    }
}
