package io.github.peerfire.flash.tag;

/**
 * The header of a video tag.
 *
 * <pre>{@code
 * VideoTagHeader header = VideoTagHeader.decode(message.payload());
 * if (awaitsKeyFrame && header.needsEarlierFrames()) { return; }
 * awaitsKeyFrame &= !header.isKeyFrame();
 * }</pre>
 */
public sealed interface VideoTagHeader extends MediaTagHeader
        permits ClassicVideoTag, ExVideoTag, EmptyTag, UnreadableTag {

    /** Reads a tag's header. Takes anything, and keeps nothing of it. */
    static VideoTagHeader decode(byte[] tag) {
        if (tag.length == 0) {
            return new EmptyTag();
        }
        try {
            TagReader in = new TagReader(tag);
            int first = in.readUnsignedByte();
            return (first & ExVideoTag.IS_EX_HEADER) == 0 ? ClassicVideoTag.read(first, in)
                    : ExVideoTag.read(first, in);
        } catch (TagException e) {
            return new UnreadableTag(e.fault());
        }
    }

    /** What kind of picture it is; says nothing where the role is not {@link TagRole#CODED}. */
    VideoFrameType frameType();

    /** Whether it holds a picture that can be decoded without those before it. */
    default boolean isKeyFrame() {
        return role() == TagRole.CODED
                && (frameType() == VideoFrameType.KEY || frameType() == VideoFrameType.GENERATED_KEY);
    }

    /** Whether it holds a picture that no other depends on, so that nothing else is lost with it. */
    default boolean isDisposable() {
        return role() == TagRole.CODED && frameType() == VideoFrameType.DISPOSABLE_INTER;
    }

    /**
     * Whether it is useless to who lacks the pictures since the last key frame. What cannot be read counts as such.
     */
    default boolean needsEarlierFrames() {
        return role() == TagRole.UNKNOWN || role() == TagRole.CODED && !isKeyFrame();
    }
}
