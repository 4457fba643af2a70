package io.github.peerfire.phone.media.video;

import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * NAL units of H.264, in both of their formats: with start codes between them (ITU-T H.264 annex B), as encoders make
 * them, and with lengths before them (ISO/IEC 14496-15 §5.3.2), as tags hold them.
 */
public final class NalUnits {

    /** H.264 table 7-1: a slice of a picture that depends on others. */
    public static final int SLICE = 1;

    /** A slice of a picture after which nothing depends on what was before. */
    public static final int IDR_SLICE = 5;

    /** Sequence parameter set. */
    public static final int SPS = 7;

    /** Picture parameter set. */
    public static final int PPS = 8;

    /** More than any picture has. */
    static final int MAXIMUM_UNITS = 256;

    private static final int LENGTH_SIZE = 4;
    private static final byte[] START_CODE = {0, 0, 0, 1};

    private NalUnits() {
    }

    /** The type of a unit, 0 to 31. */
    public static int type(byte[] unit) {
        return unit[0] & 0x1f;
    }

    /** Units between start codes; empty ones are left out. */
    static List<byte[]> ofAnnexB(byte[] stream) {
        List<byte[]> units = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i + 2 < stream.length; i++) {
            if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
                add(units, stream, begin, i);
                begin = i + 3;
                i += 2;
            }
        }
        add(units, stream, begin, stream.length);
        return units;
    }

    private static void add(List<byte[]> units, byte[] stream, int begin, int end) {
        int last = end;
        while (begin >= 0 && last > begin && stream[last - 1] == 0) {
            // Zeros before a start code are no part of the unit (H.264 §B.1.1).
            last--;
        }
        if (begin >= 0 && last > begin) {
            units.add(Arrays.copyOfRange(stream, begin, last));
        }
    }

    /** Units with start codes. */
    public static byte[] toAnnexB(List<byte[]> units) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] unit : units) {
            out.writeBytes(START_CODE);
            out.writeBytes(unit);
        }
        return out.toByteArray();
    }

    /** Units with lengths of four bytes. */
    static byte[] withLengths(List<byte[]> units) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] unit : units) {
            for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                out.write(unit.length >> shift);
            }
            out.writeBytes(unit);
        }
        return out.toByteArray();
    }

    /**
     * Units after lengths.
     *
     * @param lengthSize of how many bytes a length is, 1 to 4
     * @throws MediaException if a length leads beyond the end, or there are too many
     */
    static List<byte[]> ofLengths(byte[] data, int offset, int length, int lengthSize) throws MediaException {
        List<byte[]> units = new ArrayList<>();
        int position = offset;
        int end = offset + length;
        while (position < end) {
            if (end - position < lengthSize) {
                throw new MediaException(MediaFault.TRUNCATED);
            }
            long size = 0;
            for (int i = 0; i < lengthSize; i++) {
                size = size << Byte.SIZE | data[position++] & 0xff;
            }
            if (size > end - position) {
                throw new MediaException(MediaFault.TRUNCATED);
            }
            if (units.size() == MAXIMUM_UNITS) {
                throw new MediaException(MediaFault.TOO_LONG);
            }
            if (size > 0) {
                units.add(Arrays.copyOfRange(data, position, position + (int) size));
            }
            position += (int) size;
        }
        return units;
    }

    /** Units with lengths of four bytes. */
    static List<byte[]> ofLengths(byte[] data) throws MediaException {
        return ofLengths(data, 0, data.length, LENGTH_SIZE);
    }
}
