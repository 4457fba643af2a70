package io.github.peerfire.flash;

import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.tag.AudioTagHeader;
import io.github.peerfire.flash.tag.MediaTagHeader;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.VideoTagHeader;

/**
 * A piece of audio or video on its way out, read and encoded once for all who get it.
 *
 * @param encoded the whole message as flows carry it; not copied
 */
record OutgoingTag(MediaKind kind, RtmpMessage message, MediaTagHeader header, byte[] encoded) {

    static OutgoingTag of(MediaKind kind, RtmpMessage message) {
        MediaTagHeader header = kind == MediaKind.VIDEO ? VideoTagHeader.decode(message.payload())
                : AudioTagHeader.decode(message.payload());
        return new OutgoingTag(kind, message, header, message.encode());
    }

    /** Of the tag itself, in bytes. */
    int length() {
        return encoded.length - RtmpMessage.HEADER_LENGTH;
    }

    /** Whether a decoder cannot do without it, whatever else is left out. */
    boolean isIndispensable() {
        return header.isForLateJoiners() || header.role() == TagRole.SEQUENCE_END;
    }

    /** Whether there are pictures in it, or may be. */
    boolean isPicture() {
        return kind == MediaKind.VIDEO && (header.role() == TagRole.CODED || header.role() == TagRole.UNKNOWN);
    }

    boolean isKeyFrame() {
        return header instanceof VideoTagHeader video && video.isKeyFrame();
    }

    /** Whether no other picture depends on it. */
    boolean isDisposable() {
        return header instanceof VideoTagHeader video && video.isDisposable();
    }
}
