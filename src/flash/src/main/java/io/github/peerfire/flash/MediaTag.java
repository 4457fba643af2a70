package io.github.peerfire.flash;

/** What the first bytes of an FLV tag's body say about its worth. */
final class MediaTag {

    private static final int AAC = 10;
    private static final int AVC = 7;
    private static final int KEY_FRAME = 1;
    private static final int CONFIGURATION = 0;

    private MediaTag() {
    }

    /** Whether the decoder can do nothing without this: AAC's or AVC's configuration. */
    static boolean isConfiguration(MediaKind kind, byte[] tag) {
        if (tag.length < 2 || tag[1] != CONFIGURATION) {
            return false;
        }
        return kind == MediaKind.AUDIO && (tag[0] & 0xf0) >> 4 == AAC
                || kind == MediaKind.VIDEO && (tag[0] & 0x0f) == AVC;
    }

    /** Whether a picture can be decoded without those before it. An empty tag counts, since it depends on nothing. */
    static boolean isKeyFrame(byte[] videoTag) {
        return videoTag.length == 0 || (videoTag[0] & 0xf0) >> 4 == KEY_FRAME;
    }
}
