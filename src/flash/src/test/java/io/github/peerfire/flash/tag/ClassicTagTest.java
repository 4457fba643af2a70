package io.github.peerfire.flash.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes are those of the Video File Format Specification 10.1, E.4.2.1 and E.4.3.1. */
class ClassicTagTest {

    @ParameterizedTest
    @CsvSource({
        "06aabb, LINEAR_PCM_PLATFORM_ENDIAN", "16aabb, ADPCM", "2faabb, MP3", "3eaabb, LINEAR_PCM_LITTLE_ENDIAN",
        "42aabb, NELLYMOSER_16_KHZ", "52aabb, NELLYMOSER_8_KHZ", "6eaabb, NELLYMOSER", "72aabb, G711_A_LAW",
        "82aabb, G711_MU_LAW", "b2aabb, SPEEX", "e2aabb, MP3_8_KHZ", "f2aabb, DEVICE_SPECIFIC"})
    void audioOfOneByteOfHeader(String hex, AudioCodec codec) {
        ClassicAudioTag header = (ClassicAudioTag) audio(hex);
        assertThat(header.codec()).contains(codec);
        assertThat(header.role()).isEqualTo(TagRole.CODED);
        assertThat(header.tracks()).containsExactly(new TagTrack(0, 0, 0, 1, 2));
        assertThat(header.isForLateJoiners()).isFalse();
    }

    @Test
    void rateSizeAndChannelsOfAudio() {
        ClassicAudioTag loud = (ClassicAudioTag) audio("2f");
        assertThat(loud.soundRate()).isEqualTo(3);
        assertThat(loud.sixteenBits()).isTrue();
        assertThat(loud.stereo()).isTrue();
        ClassicAudioTag speex = (ClassicAudioTag) audio("b2");
        assertThat(speex.soundRate()).isZero();
        assertThat(speex.sixteenBits()).isTrue();
        assertThat(speex.stereo()).isFalse();
    }

    @Test
    void aacHasASequenceHeaderAndThenFrames() {
        assertThat(audio("af001210").role()).isEqualTo(TagRole.SEQUENCE_HEADER);
        assertThat(audio("af001210").isSequenceHeader()).isTrue();
        assertThat(audio("af001210").tracks()).containsExactly(new TagTrack(0, 0, 0, 2, 2));
        assertThat(audio("af012118").role()).isEqualTo(TagRole.CODED);
        assertThat(audio("af")).isEqualTo(new UnreadableTag(TagFault.TRUNCATED));
        assertThat(audio("bf00").isSequenceHeader()).isFalse();
    }

    @Test
    void audioOfAReservedNumberIsCarried() {
        ClassicAudioTag header = (ClassicAudioTag) audio("c2aa");
        assertThat(header.codec()).isEmpty();
        assertThat(header.role()).isEqualTo(TagRole.CODED);
    }

    @ParameterizedTest
    @CsvSource({"12aa, SORENSON_H263, KEY", "22aa, SORENSON_H263, INTER", "32aa, SORENSON_H263, DISPOSABLE_INTER",
        "13aa, SCREEN, KEY", "24aa, VP6, INTER", "25aa, VP6_ALPHA, INTER", "16aa, SCREEN_V2, KEY",
        "4700000000aa, AVC, GENERATED_KEY", "2701000000aa, AVC, INTER"})
    void videoByCodecAndKindOfFrame(String hex, VideoCodec codec, VideoFrameType frameType) {
        ClassicVideoTag header = (ClassicVideoTag) video(hex);
        assertThat(header.codec()).contains(codec);
        assertThat(header.frameType()).isEqualTo(frameType);
    }

    @Test
    void whatPicturesDependOn() {
        assertThat(video("1701000000aa").isKeyFrame()).isTrue();
        assertThat(video("1701000000aa").needsEarlierFrames()).isFalse();
        assertThat(video("4701000000aa").isKeyFrame()).isTrue();
        assertThat(video("2701000000aa").needsEarlierFrames()).isTrue();
        assertThat(video("2701000000aa").isDisposable()).isFalse();
        assertThat(video("32aa").isDisposable()).isTrue();
        assertThat(video("32aa").needsEarlierFrames()).isTrue();
    }

    @Test
    void h264HasASequenceHeaderWhichIsNoPicture() {
        VideoTagHeader header = video("170000000001640028");
        assertThat(header.isSequenceHeader()).isTrue();
        assertThat(header.isKeyFrame()).isFalse();
        assertThat(header.needsEarlierFrames()).isFalse();
        assertThat(header.tracks()).containsExactly(new TagTrack(0, 0, 0, 5, 4));
        assertThat(header.slot()).isEqualTo(new TagSlot(TagRole.SEQUENCE_HEADER, List.of(0)));
        assertThat(video("1702000000").role()).isEqualTo(TagRole.SEQUENCE_END);
        assertThat(video("1703000000")).isEqualTo(new UnreadableTag(TagFault.RESERVED));
        assertThat(video("17010000")).isEqualTo(new UnreadableTag(TagFault.TRUNCATED));
    }

    @Test
    void compositionTimesAreSigned() {
        assertThat(video("2701000050aa").tracks().get(0).compositionTime()).isEqualTo(80);
        assertThat(video("2701ffffb0aa").tracks().get(0).compositionTime()).isEqualTo(-80);
    }

    @Test
    void aSeekIsACommandAndNoSequenceHeader() {
        assertThat(video("5700").role()).isEqualTo(TagRole.COMMAND);
        assertThat(video("5201").role()).isEqualTo(TagRole.COMMAND);
        assertThat(video("5700").isKeyFrame()).isFalse();
        assertThat(video("5700").isForLateJoiners()).isFalse();
        assertThat(video("57")).isEqualTo(new UnreadableTag(TagFault.TRUNCATED));
    }

    @Test
    void nothingAtAllIsSilence() {
        assertThat(audio("")).isEqualTo(new EmptyTag());
        assertThat(video("").role()).isEqualTo(TagRole.EMPTY);
        assertThat(video("").isKeyFrame()).isFalse();
        assertThat(video("").needsEarlierFrames()).isFalse();
    }

    private static AudioTagHeader audio(String hex) {
        return AudioTagHeader.decode(HexFormat.of().parseHex(hex));
    }

    private static VideoTagHeader video(String hex) {
        return VideoTagHeader.decode(HexFormat.of().parseHex(hex));
    }
}
