package io.github.peerfire.flash.tag;

import java.util.List;
import java.util.Optional;

/**
 * The header of an audio tag of the FLV file format (E.4.2.1): one byte, and for AAC a second.
 *
 * @param soundFormat 0 to 15, without 9
 * @param soundRate 0 to 3: 5.5, 11, 22 or 44 kHz; not what counts for AAC, Speex, and Nellymoser of a fixed rate
 * @param sixteenBits whether samples have 16 bits, not 8
 * @param stereo whether there are two channels
 * @param sequenceHeader whether it holds AAC's AudioSpecificConfig
 * @param tracks the one that it has
 */
public record ClassicAudioTag(int soundFormat, int soundRate, boolean sixteenBits, boolean stereo,
        boolean sequenceHeader, List<TagTrack> tracks) implements AudioTagHeader {

    /** Copies the tracks. */
    public ClassicAudioTag {
        tracks = List.copyOf(tracks);
    }

    static ClassicAudioTag read(int first, TagReader in) throws TagException {
        boolean sequenceHeader = first >> 4 == AudioCodec.AAC.soundFormat() && in.readUnsignedByte() == 0;
        return new ClassicAudioTag(first >> 4, first >> 2 & 3, (first & 2) != 0, (first & 1) != 0, sequenceHeader,
                List.of(new TagTrack(0, 0, 0, in.position(), in.remaining())));
    }

    /** How it is encoded; empty if the number is reserved. */
    public Optional<AudioCodec> codec() {
        return AudioCodec.ofSoundFormat(soundFormat);
    }

    @Override
    public TagRole role() {
        return sequenceHeader ? TagRole.SEQUENCE_HEADER : TagRole.CODED;
    }
}
