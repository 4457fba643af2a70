package io.github.peerfire.rtmfp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionListTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    @Proves({"R7016-009", "R7016-011"})
    void aListIsOptionsAndAMarker() throws MalformedException {
        String hex = "0500544304" + "00" + "020a05" + "00";
        ByteReader reader = new ByteReader(HEX.parseHex(hex + "ee"));
        OptionList list = OptionList.decode(reader);

        assertThat(list.options()).hasSize(2);
        assertThat(list.first(0).value()).isEqualTo(HEX.parseHex("54430400"));
        assertThat(list.first(10).value()).isEqualTo(HEX.parseHex("05"));
        assertThat(list.first(11)).isNull();
        assertThat(reader.remaining()).isEqualTo(1);
        assertThat(encode(list)).isEqualTo(hex);
    }

    @Test
    @Proves({"R7016-009", "R7016-011"})
    void theEmptyListIsAMarker() throws MalformedException {
        assertThat(OptionList.decode(new ByteReader(HEX.parseHex("00"))).isEmpty()).isTrue();
        assertThat(encode(OptionList.EMPTY)).isEqualTo("00");
    }

    @Test
    void aLongOptionHasLongLengthAndType() throws MalformedException {
        OptionList list = OptionList.of(new Option(0x2000, new byte[200]));
        String hex = "814a" + "c000" + "00".repeat(200) + "00";

        assertThat(encode(list)).isEqualTo(hex);
        assertThat(OptionList.decode(new ByteReader(HEX.parseHex(hex))).first(0x2000).value()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0100", "0181", "0300", "81ffffffffffffffff7f00"})
    @Proves({"R7016-004", "R7016-010", "R7016-011"})
    void aListWithoutMarkerOrWithAnOptionThatDoesNotFitIsMalformed(String hex) {
        assertThatThrownBy(() -> OptionList.decode(new ByteReader(HEX.parseHex(hex))))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aListThatFillsItsReaderNeedsNoMarker() throws MalformedException {
        assertThat(OptionList.decodeRemainder(new ByteReader(HEX.parseHex("020a05020f06"))).options()).hasSize(2);
    }

    private static String encode(OptionList list) {
        ByteWriter writer = new ByteWriter(new byte[list.encodedLength()]);
        list.encode(writer);
        assertThat(writer.remaining()).isZero();
        return HEX.formatHex(writer.array());
    }
}
