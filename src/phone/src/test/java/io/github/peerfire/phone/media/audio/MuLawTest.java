package io.github.peerfire.phone.media.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuLawTest {

    /** Ends of segments and their neighbours, after ITU-T G.711 table 2a and 2b, scaled from 14 to 16 bits. */
    @ParameterizedTest
    @CsvSource({
        "0xFF, 0", "0xFE, 8", "0xF0, 120", "0xEF, 132", "0xE0, 372", "0xDF, 396", "0xD0, 876", "0xCF, 924",
        "0xC0, 1884", "0xBF, 1980", "0xB0, 3900", "0xAF, 4092", "0xA0, 7932", "0x9F, 8316", "0x90, 15996",
        "0x8F, 16764", "0x80, 32124", "0x7F, 0", "0x7E, -8", "0x70, -120", "0x6F, -132", "0x40, -1884",
        "0x10, -15996", "0x0F, -16764", "0x00, -32124"
    })
    void codesStandForTheSamplesOfTheRecommendation(String code, short sample) {
        assertThat(MuLaw.decode((byte) Integer.decode(code).intValue())).isEqualTo(sample);
    }

    @ParameterizedTest
    @CsvSource({"0, 0xFF", "3, 0xFF", "4, 0xFE", "12, 0xFD", "32124, 0x80", "32767, 0x80", "-4, 0x7E", "-32768, 0x00",
            "-32124, 0x00",
        "1000, 0xCE", "-1000, 0x4E"})
    void samplesGetTheNearestCode(short sample, String code) {
        assertThat(MuLaw.encode(sample) & 0xff).isEqualTo(Integer.decode(code));
    }

    @Test
    void everyCodeButNegativeZeroSurvivesDecodingAndEncoding() {
        for (int code = 0; code < 256; code++) {
            byte again = MuLaw.encode(MuLaw.decode((byte) code));
            assertThat(again & 0xff).isEqualTo(code == 0x7f ? 0xff : code);
        }
    }

    @Test
    void noSampleIsFartherFromItsCodeThanHalfItsInterval() {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int error = Math.abs(MuLaw.decode(MuLaw.encode((short) sample)) - sample);
            int interval = Integer.highestOneBit(Math.min(Math.abs(sample), 32635) + 132) >> 4;
            int clipped = Math.max(Math.abs(sample) - 32635, 0);
            assertThat(error).as("sample %d", sample).isLessThanOrEqualTo(interval / 2 + clipped);
        }
    }
}
