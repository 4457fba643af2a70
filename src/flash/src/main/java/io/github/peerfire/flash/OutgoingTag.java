package io.github.peerfire.flash;

import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.tag.AudioTagHeader;
import io.github.peerfire.flash.tag.MediaTagHeader;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.VideoTagHeader;

/** A piece of audio or video on its way out: its header is read once, and it is encoded once, for all who get it. */
final class OutgoingTag {

    private final MediaKind kind;
    private final RtmpMessage message;
    private final MediaTagHeader header;
    private byte[] encoded;

    OutgoingTag(MediaKind kind, RtmpMessage message) {
        this.kind = kind;
        this.message = message;
        this.header = kind == MediaKind.VIDEO ? VideoTagHeader.decode(message.payload())
                : AudioTagHeader.decode(message.payload());
    }

    MediaKind kind() {
        return kind;
    }

    MediaTagHeader header() {
        return header;
    }

    /** The whole message as flows carry it, always the same array; not to be changed. */
    byte[] encoded() {
        if (encoded == null) {
            encoded = message.encode();
        }
        return encoded;
    }

    /** Of the tag itself, in bytes. */
    int length() {
        return message.payload().length;
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
