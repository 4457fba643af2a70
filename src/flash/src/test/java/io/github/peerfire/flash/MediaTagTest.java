package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTagTest {

    @ParameterizedTest
    @CsvSource({
        "af00120856e500, AUDIO, true",
        "af0101,         AUDIO, false",
        "b200,           AUDIO, false",
        "af,             AUDIO, false",
        "'',             AUDIO, false",
        "170000000001,   VIDEO, true",
        "170100000001,   VIDEO, false",
        "120000,         VIDEO, false"})
    void aDecodersConfigurationIsKnown(String hex, MediaKind kind, boolean configuration) {
        assertThat(MediaTag.isConfiguration(kind, HexFormat.of().parseHex(hex))).isEqualTo(configuration);
    }

    @ParameterizedTest
    @CsvSource({"17, true", "12, true", "27, false", "22, false", "32, false", "'', true"})
    void aKeyFrameIsKnown(String hex, boolean keyFrame) {
        assertThat(MediaTag.isKeyFrame(HexFormat.of().parseHex(hex))).isEqualTo(keyFrame);
    }
}
