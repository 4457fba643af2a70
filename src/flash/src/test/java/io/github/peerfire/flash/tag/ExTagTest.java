package io.github.peerfire.flash.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes follow Enhanced RTMP 2, "Enhanced Audio" and "Enhanced Video". */
class ExTagTest {

    private static final int AVC1 = 0x61766331;
    private static final int HVC1 = 0x68766331;
    private static final int OPUS = 0x4f707573;

    @ParameterizedTest
    @CsvSource({"904f7075730102, OPUS, SEQUENCE_HEADER", "914f7075730102, OPUS, CODED",
        "92664c6143, FLAC, SEQUENCE_END",
        "916d703461, AAC, CODED", "9161632d33, AC3, CODED", "9165632d33, EAC3, CODED", "912e6d7033, MP3, CODED",
        "944f7075730002, OPUS, CHANNEL_CONFIGURATION"})
    void audioWithAFourCc(String hex, AudioCodec codec, TagRole role) {
        ExAudioTag header = (ExAudioTag) audio(hex);
        assertThat(header.codec()).contains(codec);
        assertThat(header.role()).isEqualTo(role);
        assertThat(header.tracks()).hasSize(1);
        assertThat(header.tracks().get(0).offset()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"90617663310142, AVC, SEQUENCE_HEADER, KEY", "9168766331000050aa, HEVC, CODED, KEY",
        "a368766331aa, HEVC, CODED, INTER", "a161763031aa, AV1, CODED, INTER", "9176703039aa, VP9, CODED, KEY",
        "b176703038aa, VP8, CODED, DISPOSABLE_INTER", "9176766331ffffffaa, VVC, CODED, KEY",
        "9261763031, AV1, SEQUENCE_END, KEY", "9461763031aa, AV1, METADATA, KEY",
        "9561763031aa, AV1, SEQUENCE_HEADER, KEY"})
    void videoWithAFourCc(String hex, VideoCodec codec, TagRole role, VideoFrameType frameType) {
        ExVideoTag header = (ExVideoTag) video(hex);
        assertThat(header.codec()).contains(codec);
        assertThat(header.role()).isEqualTo(role);
        assertThat(header.frameType()).isEqualTo(frameType);
        assertThat(header.isKeyFrame()).isEqualTo(role == TagRole.CODED && frameType == VideoFrameType.KEY);
    }

    @Test
    void onlySomeCodedFramesHaveACompositionTime() {
        assertThat(video("9168766331000050aa").tracks()).containsExactly(new TagTrack(0, HVC1, 80, 8, 1));
        assertThat(video("a361766331aabbcc").tracks()).containsExactly(new TagTrack(0, AVC1, 0, 5, 3));
        assertThat(video("9161766331ffff").role()).isEqualTo(TagRole.UNKNOWN);
    }

    @Test
    void metadataAreNoCommandWhateverTheFrameTypeSays() {
        assertThat(video("d461763031aa").role()).isEqualTo(TagRole.METADATA);
        assertThat(video("d461763031aa").isForLateJoiners()).isTrue();
        assertThat(video("d100").role()).isEqualTo(TagRole.COMMAND);
        assertThat(video("d1")).isEqualTo(new UnreadableTag(TagFault.TRUNCATED));
    }

    @Test
    void aFourCcThatIsNotKnownDoesNotHideWhatKindOfFrameItIs() {
        ExVideoTag header = (ExVideoTag) video("9178787878aa");
        assertThat(header.codec()).isEmpty();
        assertThat(header.isKeyFrame()).isTrue();
        assertThat(TagTrack.text(header.tracks().get(0).fourCc())).isEqualTo("xxxx");
    }

    @Test
    void oneTrackOfSeveral() {
        // multitrack; OneTrack, CodedFrames; hvc1; track 3; composition time; data
        VideoTagHeader header = video("96016876633103000001aabb");
        assertThat(header.tracks()).containsExactly(new TagTrack(3, HVC1, 1, 10, 2));
        assertThat(header.isKeyFrame()).isTrue();
        assertThat(video("9600687663310301").slot()).isEqualTo(new TagSlot(TagRole.SEQUENCE_HEADER, List.of(3)));
    }

    @Test
    void severalTracksOfOneCodec() {
        // multitrack; ManyTracks, CodedFrames; Opus; track 0 of 2 bytes; track 1 of 1 byte
        assertThat(audio("95114f70757300000002aabb01000001cc").tracks())
                .containsExactly(new TagTrack(0, OPUS, 0, 10, 2), new TagTrack(1, OPUS, 0, 16, 1));
    }

    @Test
    void severalTracksOfSeveralCodecs() {
        // multitrack; ManyTracksManyCodecs, CodedFrames; avc1, track 0 of 4 bytes; av01, track 1 of 1 byte
        assertThat(video("a6216176633100000004000002aa6176303101000001bb").tracks()).containsExactly(
                new TagTrack(0, AVC1, 2, 13, 1), new TagTrack(1, 0x61763031, 0, 22, 1));
    }

    @ParameterizedTest
    @CsvSource({"96266176633100000004, RESERVED", "96366176633100000004, RESERVED", "9607, RESERVED",
        "9e61766331, RESERVED", "9f61766331, RESERVED",
        "961161763031, TRUNCATED", "96116176303100ffffff, TRUNCATED", "961161763031000000, TRUNCATED",
        "961161766331000000020000, TRUNCATED", "96, TRUNCATED", "9161, TRUNCATED", "97, TRUNCATED", "97ff, TRUNCATED",
        "97ffffff, TRUNCATED", "9702000102, TRUNCATED"})
    void whatCannotBe(String hex, TagFault fault) {
        assertThat(video(hex)).isEqualTo(new UnreadableTag(fault));
    }

    @Test
    void reservedPacketTypesOfAudio() {
        for (String hex : List.of("934f707573", "964f707573", "984f707573", "9f4f707573",
                "95154f707573", "95174f707573")) {
            assertThat(audio(hex)).as(hex).isEqualTo(new UnreadableTag(TagFault.RESERVED));
        }
    }

    @Test
    void modifiersArePassedOver() {
        // ModEx of 3 bytes: 1000000 - 1 ns; then CodedFramesX of avc1
        ExVideoTag header = (ExVideoTag) video("a7020f423f0361766331aa");
        assertThat(header.nanoseconds()).isEqualTo(999_999);
        assertThat(header.role()).isEqualTo(TagRole.CODED);
        assertThat(header.tracks()).containsExactly(new TagTrack(0, AVC1, 0, 10, 1));
        // one of a kind that is not known, of 1 byte, then one of 256 bytes with a size of two bytes
        assertThat(audio("9700aaf7" + "ff00ff" + "00".repeat(256) + "014f707573").tracks())
                .containsExactly(new TagTrack(0, OPUS, 0, 268, 0));
    }

    @Test
    void modifiersAreBounded() {
        assertThat(audio("97" + "000017".repeat(15) + "0000114f707573").role()).isEqualTo(TagRole.CODED);
        assertThat(audio("97" + "000017".repeat(16) + "0000114f707573"))
                .isEqualTo(new UnreadableTag(TagFault.TOO_MANY_MODIFIERS));
    }

    @Test
    void tracksAreBounded() {
        assertThat(audio("95114f707573" + "00000000".repeat(256)).tracks()).hasSize(256);
        assertThat(audio("95114f707573" + "00000000".repeat(257)))
                .isEqualTo(new UnreadableTag(TagFault.TOO_MANY_TRACKS));
    }

    private static AudioTagHeader audio(String hex) {
        return AudioTagHeader.decode(HexFormat.of().parseHex(hex));
    }

    private static VideoTagHeader video(String hex) {
        return VideoTagHeader.decode(HexFormat.of().parseHex(hex));
    }
}
