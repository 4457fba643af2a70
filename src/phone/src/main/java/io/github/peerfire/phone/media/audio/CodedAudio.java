package io.github.peerfire.phone.media.audio;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.AudioTagHeader;
import io.github.peerfire.flash.tag.ClassicAudioTag;
import io.github.peerfire.flash.tag.ExAudioTag;
import io.github.peerfire.flash.tag.MediaTagHeader;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.TagTrack;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import java.util.Optional;

/** Where the sound lies in a tag. */
final class CodedAudio {

    private CodedAudio() {
    }

    /** The codec of a tag; empty if it has none, or cannot be read. */
    static Optional<AudioCodec> codec(MediaTagHeader header) {
        if (header instanceof ClassicAudioTag classic) {
            return classic.codec();
        }
        return header instanceof ExAudioTag extended ? extended.codec() : Optional.empty();
    }

    /**
     * The first track's part of a tag with sound.
     *
     * @return empty for a tag without sound, such as a sequence header
     */
    static Optional<TagTrack> find(byte[] tag, AudioCodec expected, int maximum) throws MediaException {
        AudioTagHeader header = AudioTagHeader.decode(tag);
        if (header.role() == TagRole.UNKNOWN) {
            throw new MediaException(MediaFault.UNREADABLE);
        }
        if (header.role() == TagRole.EMPTY) {
            return Optional.empty();
        }
        if (codec(header).filter(expected::equals).isEmpty()) {
            throw new MediaException(MediaFault.OTHER_CODEC);
        }
        if (header.role() != TagRole.CODED) {
            return Optional.empty();
        }
        TagTrack track = header.tracks().get(0);
        if (track.length() > maximum) {
            throw new MediaException(MediaFault.TOO_LONG);
        }
        return track.length() == 0 ? Optional.empty() : Optional.of(track);
    }
}
