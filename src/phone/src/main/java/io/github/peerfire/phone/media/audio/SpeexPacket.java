package io.github.peerfire.phone.media.audio;

import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;

/**
 * Walks through the frames of a Speex wideband packet without decoding, so that no decoder reads beyond the end. The
 * Speex Codec Manual (version 1.2 beta 3), sections 9.2 and 10.3, has the layout.
 */
final class SpeexPacket {

    /** In a packet of a call; Flash has eight at most. */
    static final int MAXIMUM_FRAMES = 10;

    /** Bits of a narrowband frame by its mode, with the five that say so; 0 where there is no such mode. */
    private static final int[] NARROW_BITS = {5, 43, 119, 160, 220, 300, 364, 492, 79};
    /** Bits of the high band by its mode, with the four that say so. */
    private static final int[] WIDE_BITS = {4, 36, 112, 192, 352};
    private static final int NARROW_HEADER = 5;
    private static final int WIDE_HEADER = 4;
    private static final int TERMINATOR = 15;

    private final byte[] data;
    private final int offset;
    private final int bits;
    private int position;

    private SpeexPacket(byte[] data, int offset, int length) {
        this.data = data;
        this.offset = offset;
        this.bits = length * Byte.SIZE;
    }

    /**
     * Counts the frames.
     *
     * @throws MediaException if one is not whole, has an unknown mode, or holds a message to the decoder; or if there
     *     are too many
     */
    static int frames(byte[] data, int offset, int length) throws MediaException {
        SpeexPacket packet = new SpeexPacket(data, offset, length);
        int frames = 0;
        while (packet.skipFrame()) {
            if (++frames > MAXIMUM_FRAMES) {
                throw new MediaException(MediaFault.TOO_LONG);
            }
        }
        return frames;
    }

    private boolean skipFrame() throws MediaException {
        if (bits - position < NARROW_HEADER) {
            return false;
        }
        int header = peek(NARROW_HEADER);
        if (header == TERMINATOR) {
            return false;
        }
        if (header >= NARROW_BITS.length) {
            throw new MediaException(MediaFault.UNSUPPORTED);
        }
        skip(NARROW_BITS[header]);
        if (bits - position >= WIDE_HEADER && peek(1) == 1) {
            int mode = peek(WIDE_HEADER) & 7;
            if (mode >= WIDE_BITS.length) {
                throw new MediaException(MediaFault.UNSUPPORTED);
            }
            skip(WIDE_BITS[mode]);
        }
        return true;
    }

    private void skip(int count) throws MediaException {
        if (bits - position < count) {
            throw new MediaException(MediaFault.TRUNCATED);
        }
        position += count;
    }

    private int peek(int count) {
        int value = 0;
        for (int bit = position; bit < position + count; bit++) {
            value = value << 1 | data[offset + bit / Byte.SIZE] >> Byte.SIZE - 1 - bit % Byte.SIZE & 1;
        }
        return value;
    }
}
