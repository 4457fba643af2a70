package io.github.peerfire.flash.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TagWriterTest {

    private static final byte[] BODY = {(byte) 0xaa, (byte) 0xbb};

    @Test
    void classicTagsAreWrittenAsTheirBytes() {
        assertHex(TagWriter.audio(AudioCodec.SPEEX, 0, true, false, TagRole.CODED, BODY), "b2aabb");
        assertHex(TagWriter.audio(AudioCodec.AAC, 3, true, true, TagRole.SEQUENCE_HEADER, BODY), "af00aabb");
        assertHex(TagWriter.audio(AudioCodec.AAC, 3, true, true, TagRole.CODED, BODY), "af01aabb");
        assertHex(TagWriter.video(VideoCodec.SORENSON_H263, VideoFrameType.DISPOSABLE_INTER, TagRole.CODED, 0, BODY),
                "32aabb");
        assertHex(TagWriter.video(VideoCodec.AVC, VideoFrameType.KEY, TagRole.CODED, -80, BODY), "1701ffffb0aabb");
        assertHex(TagWriter.video(VideoCodec.AVC, VideoFrameType.KEY, TagRole.SEQUENCE_HEADER, 0, BODY),
                "1700000000aabb");
    }

    @Test
    void tagsWithAFourCcAreWrittenAsTheirBytes() {
        assertHex(TagWriter.extendedAudio(AudioCodec.OPUS, TagRole.CODED, BODY), "914f707573aabb");
        assertHex(TagWriter.extendedAudio(AudioCodec.FLAC, TagRole.CHANNEL_CONFIGURATION, BODY), "94664c6143aabb");
        assertHex(TagWriter.extendedVideo(VideoCodec.HEVC, VideoFrameType.KEY, TagRole.CODED, 80, BODY),
                "9168766331000050aabb");
        assertHex(TagWriter.extendedVideo(VideoCodec.HEVC, VideoFrameType.INTER, TagRole.CODED, 0, BODY),
                "a368766331aabb");
        assertHex(TagWriter.extendedVideo(VideoCodec.AV1, VideoFrameType.INTER, TagRole.CODED, 0, BODY),
                "a161763031aabb");
        assertHex(TagWriter.extendedVideo(VideoCodec.VP9, VideoFrameType.KEY, TagRole.METADATA, 0, BODY),
                "9476703039aabb");
    }

    @ParameterizedTest
    @EnumSource
    void audioOfEveryCodecIsReadAsItWasWritten(AudioCodec codec) {
        if (codec.soundFormat() >= 0) {
            byte[] tag = TagWriter.audio(codec, 2, true, true, TagRole.CODED, BODY);
            ClassicAudioTag header = (ClassicAudioTag) AudioTagHeader.decode(tag);
            assertThat(header.codec()).contains(codec);
            assertThat(header.soundRate()).isEqualTo(2);
            assertBody(tag, header);
        }
        if (codec.fourCc() != 0) {
            byte[] tag = TagWriter.extendedAudio(codec, TagRole.SEQUENCE_HEADER, BODY);
            ExAudioTag header = (ExAudioTag) AudioTagHeader.decode(tag);
            assertThat(header.codec()).contains(codec);
            assertThat(header.isSequenceHeader()).isTrue();
            assertBody(tag, header);
        }
    }

    @ParameterizedTest
    @EnumSource
    void videoOfEveryCodecIsReadAsItWasWritten(VideoCodec codec) {
        if (codec.codecId() >= 0) {
            byte[] tag = TagWriter.video(codec, VideoFrameType.INTER, TagRole.CODED, 0, BODY);
            ClassicVideoTag header = (ClassicVideoTag) VideoTagHeader.decode(tag);
            assertThat(header.codec()).contains(codec);
            assertThat(header.needsEarlierFrames()).isTrue();
            assertBody(tag, header);
        }
        if (codec.fourCc() != 0) {
            int time = codec.hasCompositionTime() ? -1 : 0;
            byte[] tag = TagWriter.extendedVideo(codec, VideoFrameType.KEY, TagRole.CODED, time, BODY);
            ExVideoTag header = (ExVideoTag) VideoTagHeader.decode(tag);
            assertThat(header.codec()).contains(codec);
            assertThat(header.isKeyFrame()).isTrue();
            assertThat(header.tracks().get(0).compositionTime()).isEqualTo(time);
            assertBody(tag, header);
        }
    }

    @Test
    void whatTheFormatHasNoPlaceForIsNotWritten() {
        assertThatThrownBy(() -> TagWriter.audio(AudioCodec.OPUS, 3, true, true, TagRole.CODED, BODY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TagWriter.audio(AudioCodec.MP3, 3, true, true, TagRole.SEQUENCE_HEADER, BODY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TagWriter.extendedAudio(AudioCodec.SPEEX, TagRole.CODED, BODY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TagWriter.video(VideoCodec.VP6, VideoFrameType.KEY, TagRole.CODED, 1, BODY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TagWriter.video(VideoCodec.AVC, VideoFrameType.COMMAND, TagRole.CODED, 0, BODY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TagWriter.extendedVideo(
                VideoCodec.AVC, VideoFrameType.KEY, TagRole.CODED, 1 << 23, BODY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TagWriter.extendedVideo(
                VideoCodec.AV1, VideoFrameType.KEY, TagRole.CHANNEL_CONFIGURATION, 0, BODY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertBody(byte[] tag, MediaTagHeader header) {
        TagTrack track = header.tracks().get(0);
        assertThat(Arrays.copyOfRange(tag, track.offset(), track.offset() + track.length())).isEqualTo(BODY);
    }

    private static void assertHex(byte[] tag, String hex) {
        assertThat(HexFormat.of().formatHex(tag)).isEqualTo(hex);
    }
}
