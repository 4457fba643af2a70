package io.github.peerfire.flash.tag;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The header of an audio tag of Enhanced RTMP 2 ("Enhanced Audio").
 *
 * @param role one of SEQUENCE_HEADER, CODED, SEQUENCE_END, CHANNEL_CONFIGURATION
 * @param nanoseconds to be added to the tag's timestamp, 0 to 999999
 * @param tracks at least one; copied
 */
public record ExAudioTag(TagRole role, int nanoseconds, List<TagTrack> tracks) implements AudioTagHeader {

    static final int SOUND_FORMAT = 9;

    /** By packet type. */
    private static final TagRole[] ROLES = {TagRole.SEQUENCE_HEADER, TagRole.CODED, TagRole.SEQUENCE_END,
        TagRole.UNKNOWN, TagRole.CHANNEL_CONFIGURATION};
    private static final int MULTITRACK = 5;
    private static final ExTagReader.Layout LAYOUT =
            new ExTagReader.Layout(MULTITRACK, ROLES.length, (packetType, fourCc) -> false);

    /** Copies the tracks. */
    public ExAudioTag {
        tracks = List.copyOf(tracks);
    }

    static ExAudioTag read(int first, TagReader in) throws TagException {
        ExTagReader reader = new ExTagReader(in, LAYOUT);
        reader.readModifiers(first & 0x0f);
        List<TagTrack> tracks = reader.readTracks();
        TagRole role = ROLES[reader.packetType()];
        if (role == TagRole.UNKNOWN) {
            throw new TagException(TagFault.RESERVED);
        }
        return new ExAudioTag(role, reader.nanoseconds(), tracks);
    }

    /** Negative if there is none. */
    static int packetType(TagRole role) {
        return role == TagRole.UNKNOWN ? -1 : Arrays.asList(ROLES).indexOf(role);
    }

    /** How the first track is encoded; empty if the FourCC is not known. */
    public Optional<AudioCodec> codec() {
        return AudioCodec.ofFourCc(tracks.get(0).fourCc());
    }
}
