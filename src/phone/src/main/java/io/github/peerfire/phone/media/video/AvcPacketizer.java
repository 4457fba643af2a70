package io.github.peerfire.phone.media.video;

import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.TagWriter;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.flash.tag.VideoFrameType;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes tags of what an encoder of H.264 makes: the configuration before each key frame, since somebody may see that one first,
 * and the picture.
 */
public final class AvcPacketizer {

    private static final int LENGTH_SIZE = 4;

    private AvcPacketizer() {
    }

    /**
     * The tags of one picture.
     *
     * @param stream NAL units with start codes, parameter sets before key frames
     * @return none if there is no picture in it
     */
    public static List<byte[]> tags(byte[] stream) {
        List<byte[]> sequenceSets = new ArrayList<>();
        List<byte[]> pictureSets = new ArrayList<>();
        List<byte[]> slices = new ArrayList<>();
        boolean key = false;
        for (byte[] unit : NalUnits.ofAnnexB(stream)) {
            switch (NalUnits.type(unit)) {
                case NalUnits.SPS -> sequenceSets.add(unit);
                case NalUnits.PPS -> pictureSets.add(unit);
                case NalUnits.SLICE -> slices.add(unit);
                case NalUnits.IDR_SLICE -> {
                    slices.add(unit);
                    key = true;
                }
                default -> {
                    // Delimiters and supplementary information: no decoder needs them.
                }
            }
        }
        if (slices.isEmpty()) {
            return List.of();
        }
        List<byte[]> tags = new ArrayList<>();
        if (!sequenceSets.isEmpty() && !pictureSets.isEmpty()) {
            tags.add(TagWriter.video(VideoCodec.AVC, VideoFrameType.KEY, TagRole.SEQUENCE_HEADER, 0,
                    new AvcConfiguration(LENGTH_SIZE, sequenceSets, pictureSets).encode()));
        }
        tags.add(TagWriter.video(VideoCodec.AVC, key ? VideoFrameType.KEY : VideoFrameType.INTER, TagRole.CODED, 0,
                NalUnits.withLengths(slices)));
        return tags;
    }
}
