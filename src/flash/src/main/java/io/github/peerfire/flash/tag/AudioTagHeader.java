package io.github.peerfire.flash.tag;

/**
 * The header of an audio tag.
 *
 * <pre>{@code
 * AudioTagHeader header = AudioTagHeader.decode(message.payload());
 * if (header.isForLateJoiners()) { kept.put(header.slot(), message); }
 * }</pre>
 */
public sealed interface AudioTagHeader extends MediaTagHeader
        permits ClassicAudioTag, ExAudioTag, EmptyTag, UnreadableTag {

    /** Reads a tag's header. Takes anything, and keeps nothing of it. */
    static AudioTagHeader decode(byte[] tag) {
        if (tag.length == 0) {
            return new EmptyTag();
        }
        try {
            TagReader in = new TagReader(tag);
            int first = in.readUnsignedByte();
            return first >> 4 == ExAudioTag.SOUND_FORMAT ? ExAudioTag.read(first, in) : ClassicAudioTag.read(first, in);
        } catch (TagException e) {
            return new UnreadableTag(e.fault());
        }
    }
}
