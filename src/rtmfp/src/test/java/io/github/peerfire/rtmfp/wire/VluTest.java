package io.github.peerfire.rtmfp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VluTest {

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "1, 01",
        "127, 7f",
        "128, 8100",
        "16383, ff7f",
        "16384, 818000",
        "2097151, ffff7f",
        "2097152, 81808000",
        "268435455, ffffff7f",
        "268435456, 8180808000",
        "34359738367, ffffffff7f",
        "34359738368, 818080808000",
        "9223372036854775807, ffffffffffffffff7f",
        "9223372036854775808, 81808080808080808000",
        "18446744073709551615, 81ffffffffffffffff7f",
    })
    @Proves("R7016-007")
    void aValueIsItsDigitsFromTheMostSignificantOn(String decimal, String hex) throws MalformedException {
        long value = Long.parseUnsignedLong(decimal);
        byte[] encoded = HexFormat.of().parseHex(hex);
        ByteWriter writer = new ByteWriter(new byte[encoded.length]).writeVlu(value);

        assertThat(HexFormat.of().formatHex(writer.array())).isEqualTo(hex);
        assertThat(writer.remaining()).isZero();
        assertThat(Vlu.encodedLength(value)).isEqualTo(encoded.length);
        ByteReader reader = new ByteReader(encoded);
        assertThat(reader.readVlu()).isEqualTo(value);
        assertThat(reader.remaining()).isZero();
    }

    @Test
    @Proves("R7016-008")
    void leadingZeroDigitsDoNotChangeTheValue() throws MalformedException {
        assertThat(reader("80808005").readVlu()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "80", "ffff", "8280808080808080808000", "82808080808080808000", "8080808080808080808000"
    })
    @Proves("R7016-004")
    void whatEndsTooSoonOrIsLongerThan64BitsIsMalformed(String hex) {
        assertThatThrownBy(() -> reader(hex).readVlu()).isInstanceOf(MalformedException.class);
    }

    @Test
    @Proves("R7016-004")
    void aLengthBeyondTheEndIsMalformedBeforeAnythingIsAllocated() {
        assertThatThrownBy(() -> reader("8380808000ff").readCountedBytes()).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader("81ffffffffffffffff7fff").readCountedBytes())
                .isInstanceOf(MalformedException.class);
    }

    private static ByteReader reader(String hex) {
        return new ByteReader(HexFormat.of().parseHex(hex));
    }
}
