package io.github.peerfire.phone.media.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ALawTest {

    /** Ends of segments and their neighbours, after ITU-T G.711 table 1a and 1b, scaled from 13 to 16 bits. */
    @ParameterizedTest
    @CsvSource({"0xD5, 8", "0xD4, 24", "0xC5, 264", "0xDA, 248", "0xCA, 504", "0xF5, 528", "0xFA, 1008", "0xAA, 32256",
        "0xA5, 16896", "0x55, -8", "0x54, -24", "0x45, -264", "0x2A, -32256"})
    void codesStandForTheSamplesOfTheRecommendation(String code, short sample) {
        assertThat(ALaw.decode((byte) Integer.decode(code).intValue())).isEqualTo(sample);
    }

    @Test
    void everyCodeSurvivesDecodingAndEncoding() {
        for (int code = 0; code < 256; code++) {
            assertThat(ALaw.encode(ALaw.decode((byte) code)) & 0xff).isEqualTo(code);
        }
    }

    @Test
    void noSampleIsFartherFromItsCodeThanHalfItsInterval() {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int error = Math.abs(ALaw.decode(ALaw.encode((short) sample)) - sample);
            int interval = Math.max(Integer.highestOneBit(Math.max(Math.abs(sample), 1)) >> 4, 16);
            assertThat(error).as("sample %d", sample).isLessThanOrEqualTo(interval / 2 + 1);
        }
    }
}
