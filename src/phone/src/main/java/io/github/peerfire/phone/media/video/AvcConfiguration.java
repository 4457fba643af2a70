package io.github.peerfire.phone.media.video;

import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * AVCDecoderConfigurationRecord (ISO/IEC 14496-15 §5.3.3.1): what a decoder of H.264 has to know first.
 *
 * @param lengthSize of how many bytes lengths of units are, 1, 2 or 4
 * @param sequenceSets sequence parameter sets, 31 at most
 * @param pictureSets picture parameter sets, 255 at most
 */
record AvcConfiguration(int lengthSize, List<byte[]> sequenceSets, List<byte[]> pictureSets) {

    private static final int VERSION = 1;
    private static final int MINIMUM_SET = 4;

    /** Copies the lists. */
    AvcConfiguration {
        sequenceSets = List.copyOf(sequenceSets);
        pictureSets = List.copyOf(pictureSets);
    }

    /** Encodes it; profile and level are those of the first set, which must be there. */
    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        out.write(sequenceSets.get(0), 1, 3);
        out.write(0xfc | lengthSize - 1);
        out.write(0xe0 | sequenceSets.size());
        writeSets(out, sequenceSets);
        out.write(pictureSets.size());
        writeSets(out, pictureSets);
        return out.toByteArray();
    }

    private static void writeSets(ByteArrayOutputStream out, List<byte[]> sets) {
        for (byte[] set : sets) {
            out.write(set.length >> Byte.SIZE);
            out.write(set.length);
            out.writeBytes(set);
        }
    }

    /**
     * Decodes it. What follows the picture parameter sets in some profiles is not looked at.
     *
     * @throws MediaException if it is not whole, or has no set of either kind
     */
    static AvcConfiguration decode(byte[] data, int offset, int length) throws MediaException {
        Reader in = new Reader(data, offset, offset + length);
        if (in.read() != VERSION) {
            throw new MediaException(MediaFault.UNSUPPORTED);
        }
        in.skip(3);
        int lengthSize = (in.read() & 3) + 1;
        List<byte[]> sequenceSets = in.readSets(in.read() & 0x1f, NalUnits.SPS);
        List<byte[]> pictureSets = in.readSets(in.read(), NalUnits.PPS);
        return new AvcConfiguration(lengthSize, sequenceSets, pictureSets);
    }

    /** Reads bytes up to an end. */
    private static final class Reader {

        private final byte[] data;
        private final int end;
        private int position;

        Reader(byte[] data, int position, int end) {
            this.data = data;
            this.position = position;
            this.end = end;
        }

        int read() throws MediaException {
            skip(1);
            return data[position - 1] & 0xff;
        }

        void skip(int count) throws MediaException {
            if (end - position < count) {
                throw new MediaException(MediaFault.TRUNCATED);
            }
            position += count;
        }

        List<byte[]> readSets(int count, int type) throws MediaException {
            List<byte[]> sets = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int length = read() << Byte.SIZE | read();
                skip(length);
                byte[] set = Arrays.copyOfRange(data, position - length, position);
                if (length < MINIMUM_SET && type == NalUnits.SPS || length == 0 || NalUnits.type(set) != type) {
                    throw new MediaException(MediaFault.UNDECODABLE);
                }
                sets.add(set);
            }
            if (sets.isEmpty()) {
                throw new MediaException(MediaFault.TRUNCATED);
            }
            return sets;
        }
    }
}
