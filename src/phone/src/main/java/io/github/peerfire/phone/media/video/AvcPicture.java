package io.github.peerfire.phone.media.video;

import java.util.List;

/**
 * A picture of H.264 that may be given to a decoder.
 *
 * @param key whether it depends on no other
 * @param units its NAL units, with parameter sets before a key frame
 * @param codedWidth a multiple of 16
 * @param codedHeight likewise
 * @param width of what is shown of it, from the left
 * @param height of what is shown of it, from the top
 */
public record AvcPicture(boolean key, List<byte[]> units, int codedWidth, int codedHeight, int width, int height) {

    /** Copies the list. */
    public AvcPicture {
        units = List.copyOf(units);
    }
}
