package io.github.peerfire.phone.media.video;

import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;

/**
 * What has to be known of a sequence parameter set (H.264 §7.3.2.1.1) before a decoder is trusted with it.
 *
 * @param id 0 to 31
 * @param codedWidth with what is cropped, a multiple of 16
 * @param codedHeight likewise
 * @param width without what is cropped
 * @param height likewise
 * @param frameNumberBits 4 to 16
 * @param gapsAllowed whether numbers of frames may be left out
 */
record SequenceParameters(int id, int codedWidth, int codedHeight, int width, int height, int frameNumberBits,
        boolean gapsAllowed) {

    private static final int BASELINE = 66;
    private static final int MAIN = 77;
    private static final int EXTENDED = 88;
    private static final int HIGH = 100;
    private static final int FOUR_TWO_ZERO = 1;
    private static final int MAXIMUM_REFERENCES = 16;
    private static final int MAXIMUM_LOG = 12;
    private static final int MACROBLOCK = 16;
    private static final int MAXIMUM_BLOCKS = VideoFrame.MAXIMUM_SIDE / MACROBLOCK;

    /**
     * Reads it.
     *
     * @throws MediaException if it is not whole, or asks for what calls have no need of: other colours or depths,
     *     fields instead of frames, large pictures, scaling lists
     */
    static SequenceParameters read(byte[] unit) throws MediaException {
        BitReader in = new BitReader(unit);
        int profile = in.readBits(8);
        in.readBits(16);
        int id = in.readUnsigned(31);
        readProfile(in, profile);
        int frameNumberBits = in.readUnsigned(MAXIMUM_LOG) + 4;
        skipPictureOrder(in);
        in.readUnsigned(MAXIMUM_REFERENCES);
        boolean gapsAllowed = in.readBit() == 1;
        int codedWidth = (in.readUnsigned(MAXIMUM_BLOCKS - 1) + 1) * MACROBLOCK;
        int codedHeight = (in.readUnsigned(MAXIMUM_BLOCKS - 1) + 1) * MACROBLOCK;
        require(in.readBit() == 1);
        in.readBit();
        int width = codedWidth;
        int height = codedHeight;
        if (in.readBit() == 1) {
            require(in.readUnsigned() == 0);
            width -= 2 * in.readUnsigned(codedWidth / 2 - 1);
            require(in.readUnsigned() == 0);
            height -= 2 * in.readUnsigned(codedHeight / 2 - 1);
        }
        skipUsability(in);
        return new SequenceParameters(id, codedWidth, codedHeight, width, height, frameNumberBits, gapsAllowed);
    }

    private static void readProfile(BitReader in, int profile) throws MediaException {
        if (profile == HIGH) {
            require(in.readUnsigned() == FOUR_TWO_ZERO);
            require(in.readUnsigned() == 0 && in.readUnsigned() == 0);
            require(in.readBit() == 0 && in.readBit() == 0);
        } else {
            require(profile == BASELINE || profile == MAIN || profile == EXTENDED);
        }
    }

    private static void skipPictureOrder(BitReader in) throws MediaException {
        int type = in.readUnsigned(2);
        if (type == 0) {
            in.readUnsigned(MAXIMUM_LOG);
        } else if (type == 1) {
            in.readBit();
            in.readSigned();
            in.readSigned();
            int cycle = in.readUnsigned(255);
            for (int i = 0; i < cycle; i++) {
                in.readSigned();
            }
        }
    }

    /** Whether there is VUI; it is not looked into, but has to begin. */
    private static void skipUsability(BitReader in) throws MediaException {
        in.readBit();
    }

    private static void require(boolean supported) throws MediaException {
        if (!supported) {
            throw new MediaException(MediaFault.UNSUPPORTED);
        }
    }
}
