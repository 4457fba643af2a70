package io.github.peerfire.flash.tag;

import java.util.Arrays;

/**
 * Puts headers in front of what an encoder made.
 *
 * <pre>{@code
 * byte[] first = TagWriter.extendedAudio(AudioCodec.OPUS, TagRole.SEQUENCE_HEADER, idHeader);
 * byte[] next = TagWriter.extendedAudio(AudioCodec.OPUS, TagRole.CODED, packet);
 * byte[] picture = TagWriter.video(VideoCodec.AVC, VideoFrameType.KEY, TagRole.CODED, 80, nalUnits);
 * }</pre>
 *
 * <p>All throw {@link IllegalArgumentException} where the format has no place for a codec or role.
 */
public final class TagWriter {

    private static final int INT24_LIMIT = 1 << 23;
    private static final int CODED_FRAMES = 1;
    private static final int CODED_FRAMES_X = 3;

    private TagWriter() {
    }

    /**
     * A tag of the FLV file format.
     *
     * @param soundRate 0 to 3: 5.5, 11, 22 or 44 kHz; 0 for Speex, 3 for AAC
     * @param role CODED, or of AAC SEQUENCE_HEADER
     * @param body not kept
     */
    public static byte[] audio(AudioCodec codec, int soundRate, boolean sixteenBits, boolean stereo, TagRole role,
            byte[] body) {
        boolean aac = codec == AudioCodec.AAC;
        require(codec.soundFormat() >= 0 && soundRate >= 0 && soundRate <= 3
                && (role == TagRole.CODED || aac && role == TagRole.SEQUENCE_HEADER), codec, role);
        int first = codec.soundFormat() << 4 | soundRate << 2 | (sixteenBits ? 2 : 0) | (stereo ? 1 : 0);
        return aac ? join(body, first, role == TagRole.CODED ? 1 : 0) : join(body, first);
    }

    /**
     * A tag of Enhanced RTMP, with one track and the codec's FourCC.
     *
     * @param role SEQUENCE_HEADER, CODED, SEQUENCE_END or CHANNEL_CONFIGURATION
     * @param body not kept
     */
    public static byte[] extendedAudio(AudioCodec codec, TagRole role, byte[] body) {
        int packetType = ExAudioTag.packetType(role);
        require(codec.fourCc() != 0 && packetType >= 0, codec, role);
        return join(body, withFourCc(ExAudioTag.SOUND_FORMAT << 4 | packetType, codec.fourCc()));
    }

    /**
     * A tag of the FLV file format.
     *
     * @param role CODED, or of AVC SEQUENCE_HEADER or SEQUENCE_END
     * @param compositionTime milliseconds from the tag's timestamp to when the picture is shown; 0 but for AVC
     * @param body not kept
     */
    public static byte[] video(VideoCodec codec, VideoFrameType frameType, TagRole role, int compositionTime,
            byte[] body) {
        boolean avc = codec == VideoCodec.AVC;
        int packetType = ClassicVideoTag.packetType(role);
        require(codec.codecId() >= 0 && isPicture(frameType) && packetType >= 0 && (avc || role == TagRole.CODED)
                && isTime(compositionTime, avc), codec, role);
        int first = frameType.ordinal() << 4 | codec.codecId();
        return avc ? join(body, first, packetType, compositionTime >> 16, compositionTime >> 8, compositionTime)
                : join(body, first);
    }

    /**
     * A tag of Enhanced RTMP, with one track and the codec's FourCC.
     *
     * @param role SEQUENCE_HEADER, CODED, SEQUENCE_END or METADATA
     * @param compositionTime milliseconds from the tag's timestamp to when the picture is shown; 0 but for coded AVC,
     *     HEVC and VVC
     * @param body not kept
     */
    public static byte[] extendedVideo(VideoCodec codec, VideoFrameType frameType, TagRole role, int compositionTime,
            byte[] body) {
        int packetType = ExVideoTag.packetType(role);
        boolean timed = codec.hasCompositionTime() && packetType == CODED_FRAMES;
        require(codec.fourCc() != 0 && isPicture(frameType) && packetType >= 0 && isTime(compositionTime, timed),
                codec, role);
        boolean shortened = timed && compositionTime == 0;
        int first = ExVideoTag.IS_EX_HEADER | frameType.ordinal() << 4 | (shortened ? CODED_FRAMES_X : packetType);
        int[] header = withFourCc(first, codec.fourCc());
        if (timed && !shortened) {
            header = Arrays.copyOf(header, header.length + 3);
            header[header.length - 3] = compositionTime >> 16;
            header[header.length - 2] = compositionTime >> 8;
            header[header.length - 1] = compositionTime;
        }
        return join(body, header);
    }

    private static boolean isPicture(VideoFrameType frameType) {
        return frameType != VideoFrameType.RESERVED && frameType != VideoFrameType.COMMAND;
    }

    private static boolean isTime(int compositionTime, boolean timed) {
        return compositionTime == 0 || timed && compositionTime >= -INT24_LIMIT && compositionTime < INT24_LIMIT;
    }

    private static int[] withFourCc(int first, int fourCc) {
        return new int[] {first, fourCc >> 24, fourCc >> 16, fourCc >> 8, fourCc};
    }

    /** The lowest byte of each number, then the body. */
    private static byte[] join(byte[] body, int... header) {
        byte[] tag = new byte[header.length + body.length];
        for (int index = 0; index < header.length; index++) {
            tag[index] = (byte) header[index];
        }
        System.arraycopy(body, 0, tag, header.length, body.length);
        return tag;
    }

    private static void require(boolean possible, Enum<?> codec, TagRole role) {
        if (!possible) {
            throw new IllegalArgumentException("no such tag: " + codec + ", " + role);
        }
    }
}
