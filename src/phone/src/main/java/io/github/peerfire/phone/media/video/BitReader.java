package io.github.peerfire.phone.media.video;

import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;

/** Reads a NAL unit of H.264 bit by bit, without the bytes that only prevent start codes (§7.3.1). */
final class BitReader {

    private static final int LONGEST_PREFIX = 31;

    private final byte[] unit;
    private int index;
    private int bit;
    private int zeros;

    /** Begins after the unit's first byte. */
    BitReader(byte[] unit) {
        this.unit = unit;
        this.index = 1;
    }

    int readBit() throws MediaException {
        if (bit == 0) {
            skipPrevention();
        }
        if (index >= unit.length) {
            throw new MediaException(MediaFault.TRUNCATED);
        }
        int value = unit[index] >> 7 - bit & 1;
        bit = bit + 1 & 7;
        if (bit == 0) {
            zeros = unit[index] == 0 ? zeros + 1 : 0;
            index++;
        }
        return value;
    }

    private void skipPrevention() {
        if (zeros >= 2 && index < unit.length && unit[index] == 3) {
            index++;
            zeros = 0;
        }
    }

    /** Up to 32 bits. */
    int readBits(int count) throws MediaException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | readBit();
        }
        return value;
    }

    /** Exp-Golomb without sign (§9.1). */
    int readUnsigned() throws MediaException {
        int prefix = 0;
        while (readBit() == 0) {
            if (++prefix > LONGEST_PREFIX - 1) {
                throw new MediaException(MediaFault.UNDECODABLE);
            }
        }
        return (1 << prefix) - 1 + readBits(prefix);
    }

    /**
     * The same with an upper limit.
     *
     * @throws MediaException UNSUPPORTED if it is larger
     */
    int readUnsigned(int maximum) throws MediaException {
        int value = readUnsigned();
        if (value > maximum) {
            throw new MediaException(MediaFault.UNSUPPORTED);
        }
        return value;
    }

    /** Exp-Golomb with sign (§9.1.1). */
    int readSigned() throws MediaException {
        int value = readUnsigned();
        return (value & 1) == 0 ? -(value >> 1) : (value >> 1) + 1;
    }
}
