package io.github.peerfire.phone.media.video;

import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;

/**
 * What has to be known of a picture parameter set (H.264 §7.3.2.2).
 *
 * @param id 0 to 255
 * @param sequence the sequence parameter set that it belongs to, 0 to 31
 */
record PictureParameters(int id, int sequence) {

    private static final int MAXIMUM_REFERENCE_INDEX = 31;

    /**
     * Reads it.
     *
     * @throws MediaException if it is not whole, or has groups of slices, which only error resilience of a kind that
     *     nobody uses needs
     */
    static PictureParameters read(byte[] unit) throws MediaException {
        BitReader in = new BitReader(unit);
        int id = in.readUnsigned(255);
        int sequence = in.readUnsigned(31);
        in.readBits(2);
        if (in.readUnsigned() != 0) {
            throw new MediaException(MediaFault.UNSUPPORTED);
        }
        in.readUnsigned(MAXIMUM_REFERENCE_INDEX);
        in.readUnsigned(MAXIMUM_REFERENCE_INDEX);
        in.readBits(3);
        requireSmall(in.readSigned());
        requireSmall(in.readSigned());
        requireSmall(in.readSigned());
        in.readBits(3);
        return new PictureParameters(id, sequence);
    }

    private static void requireSmall(int value) throws MediaException {
        if (Math.abs(value) > 26) {
            throw new MediaException(MediaFault.UNSUPPORTED);
        }
    }
}
