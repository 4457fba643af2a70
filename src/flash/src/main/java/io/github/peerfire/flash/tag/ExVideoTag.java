package io.github.peerfire.flash.tag;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The header of a video tag of Enhanced RTMP 2 ("Enhanced Video"), and with it of version 1.
 *
 * @param role one of SEQUENCE_HEADER, CODED, SEQUENCE_END, METADATA, COMMAND
 * @param nanoseconds to be added to the tag's timestamp, 0 to 999999
 * @param tracks none for a command, else at least one; copied
 */
public record ExVideoTag(VideoFrameType frameType, TagRole role, int nanoseconds, List<TagTrack> tracks)
        implements VideoTagHeader {

    static final int IS_EX_HEADER = 0x80;

    private static final int METADATA = 4;
    private static final int CODED_FRAMES = 1;
    /** By packet type: CodedFramesX is 3, MPEG2TSSequenceStart 5. */
    private static final TagRole[] ROLES = {TagRole.SEQUENCE_HEADER, TagRole.CODED, TagRole.SEQUENCE_END,
        TagRole.CODED, TagRole.METADATA, TagRole.SEQUENCE_HEADER};
    private static final int MULTITRACK = 6;
    private static final ExTagReader.Layout LAYOUT =
            new ExTagReader.Layout(MULTITRACK, ROLES.length, ExVideoTag::hasCompositionTime);

    /** Copies the tracks. */
    public ExVideoTag {
        tracks = List.copyOf(tracks);
    }

    static ExVideoTag read(int first, TagReader in) throws TagException {
        VideoFrameType frameType = VideoFrameType.of(first >> 4 & 7);
        ExTagReader reader = new ExTagReader(in, LAYOUT);
        reader.readModifiers(first & 0x0f);
        if (frameType == VideoFrameType.COMMAND && reader.packetType() != METADATA) {
            in.readUnsignedByte();
            return new ExVideoTag(frameType, TagRole.COMMAND, reader.nanoseconds(), List.of());
        }
        List<TagTrack> tracks = reader.readTracks();
        return new ExVideoTag(frameType, ROLES[reader.packetType()], reader.nanoseconds(), tracks);
    }

    /** The first that there is; negative if there is none. */
    static int packetType(TagRole role) {
        return Arrays.asList(ROLES).indexOf(role);
    }

    /** How the first track is encoded; empty if the FourCC is not known, or there is no track. */
    public Optional<VideoCodec> codec() {
        return tracks.isEmpty() ? Optional.empty() : VideoCodec.ofFourCc(tracks.get(0).fourCc());
    }

    private static boolean hasCompositionTime(int packetType, int fourCc) {
        return packetType == CODED_FRAMES
                && VideoCodec.ofFourCc(fourCc).map(VideoCodec::hasCompositionTime).orElse(false);
    }
}
