package io.github.peerfire.flash.tag;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The header of a video tag of the FLV file format (E.4.3.1): one byte, and for H.264 four more.
 *
 * @param codecId 0 to 15
 * @param tracks the one that it has; none for a command
 */
public record ClassicVideoTag(VideoFrameType frameType, int codecId, TagRole role, List<TagTrack> tracks)
        implements VideoTagHeader {

    private static final TagRole[] AVC_PACKET_TYPES = {TagRole.SEQUENCE_HEADER, TagRole.CODED, TagRole.SEQUENCE_END};

    /** Copies the tracks. */
    public ClassicVideoTag {
        tracks = List.copyOf(tracks);
    }

    static ClassicVideoTag read(int first, TagReader in) throws TagException {
        VideoFrameType frameType = VideoFrameType.of(first >> 4);
        int codecId = first & 0x0f;
        if (frameType == VideoFrameType.COMMAND) {
            in.readUnsignedByte();
            return new ClassicVideoTag(frameType, codecId, TagRole.COMMAND, List.of());
        }
        TagRole role = TagRole.CODED;
        int compositionTime = 0;
        if (codecId == VideoCodec.AVC.codecId()) {
            int packetType = in.readUnsignedByte();
            if (packetType >= AVC_PACKET_TYPES.length) {
                throw new TagException(TagFault.RESERVED);
            }
            role = AVC_PACKET_TYPES[packetType];
            compositionTime = in.readInt24();
        }
        return new ClassicVideoTag(frameType, codecId, role,
                List.of(new TagTrack(0, 0, compositionTime, in.position(), in.remaining())));
    }

    /** Negative if there is none. */
    static int packetType(TagRole role) {
        return Arrays.asList(AVC_PACKET_TYPES).indexOf(role);
    }

    /** How it is encoded; empty if the number is reserved. */
    public Optional<VideoCodec> codec() {
        return VideoCodec.ofCodecId(codecId);
    }
}
