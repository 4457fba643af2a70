package io.github.peerfire.phone.media.video;

import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.TagWriter;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.flash.tag.VideoFrameType;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes tags of what an encoder of H.264 makes: the configuration before each key frame, since somebody may see that
 * one first, and the picture.
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
        AvcUnits units = AvcUnits.of(NalUnits.ofAnnexB(stream));
        if (units.slices().isEmpty()) {
            return List.of();
        }
        List<byte[]> tags = new ArrayList<>();
        if (units.hasSets()) {
            tags.add(TagWriter.video(VideoCodec.AVC, VideoFrameType.KEY, TagRole.SEQUENCE_HEADER, 0,
                    new AvcConfiguration(LENGTH_SIZE, units.sequenceSets(), units.pictureSets()).encode()));
        }
        tags.add(TagWriter.video(VideoCodec.AVC, units.key() ? VideoFrameType.KEY : VideoFrameType.INTER, TagRole.CODED,
                0, NalUnits.withLengths(units.slices())));
        return tags;
    }
}
