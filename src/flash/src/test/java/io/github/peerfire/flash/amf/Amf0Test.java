package io.github.peerfire.flash.amf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** AMF0 as bytes, both ways. */
class Amf0Test {

    static List<Arguments> vectors() {
        Map<String, AmfValue> properties = new LinkedHashMap<>();
        properties.put("a", new AmfNumber(1));
        properties.put("b", AmfNull.NULL);
        return List.of(
                Arguments.of("00 3ff0000000000000", new AmfNumber(1)),
                Arguments.of("00 c004000000000000", new AmfNumber(-2.5)),
                Arguments.of("01 01", new AmfBoolean(true)),
                Arguments.of("01 00", new AmfBoolean(false)),
                Arguments.of("02 0007 636f6e6e656374", new AmfString("connect")),
                Arguments.of("02 0004 f09f9880", new AmfString("\ud83d\ude00")),
                Arguments.of("02 0000", new AmfString("")),
                Arguments.of("03 0001 61 00 3ff0000000000000 0001 62 05 0000 09", new AmfObject(properties)),
                Arguments.of("03 0000 09", new AmfObject(Map.of())),
                Arguments.of("03 0000 05 0000 09", new AmfObject(Map.of("", AmfNull.NULL))),
                Arguments.of("05", AmfNull.NULL),
                Arguments.of("06", AmfUndefined.UNDEFINED),
                Arguments.of("03 0001 61 07 0000 0000 09", new AmfObject(Map.of("a", new AmfReference(1)))),
                Arguments.of("08 00000002 0001 61 00 3ff0000000000000 0001 62 05 0000 09",
                        new AmfEcmaArray(properties)),
                Arguments.of("0a 00000002 01 01 05",
                        new AmfStrictArray(List.of(new AmfBoolean(true), AmfNull.NULL))),
                Arguments.of("0b 4276d5a6f1c40000 0000", new AmfDate(Double.longBitsToDouble(0x4276d5a6f1c40000L))),
                Arguments.of("0f 00000004 3c612f3e", new AmfXmlDocument("<a/>")),
                Arguments.of("10 0002 6162 0001 63 01 01 0000 09",
                        new AmfObject("ab", Map.of("c", new AmfBoolean(true)))));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void eachTypeIsReadAndWrittenAsItsBytes(String hex, AmfValue value) throws AmfException {
        byte[] bytes = bytes(hex);
        assertThat(decode(bytes)).containsExactly(value);
        assertThat(Amf0Encoder.encode(List.of(value))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyTruncationIsRefusedAsSuch(String hex, AmfValue value) {
        byte[] bytes = bytes(hex);
        for (int length = 1; length < bytes.length; length++) {
            ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
            assertThat(fault(in)).as("%s cut to %d", hex, length).isEqualTo(AmfFault.TRUNCATED);
        }
    }

    @Test
    void aSequenceIsReadInOrder() throws AmfException {
        assertThat(decode(bytes("02 0004 706c6179 00 0000000000000000 05")))
                .containsExactly(new AmfString("play"), new AmfNumber(0), AmfNull.NULL);
        assertThat(decode(new byte[0])).isEmpty();
    }

    @Test
    void aStringOf65536BytesIsLong() throws AmfException {
        AmfValue text = new AmfString("x".repeat(65_536));
        byte[] encoded = Amf0Encoder.encode(List.of(text));
        assertThat(encoded).startsWith(0x0c, 0, 1, 0, 0).hasSize(65_541);
        assertThat(decode(encoded)).containsExactly(text);
        assertThat(Amf0Encoder.encode(List.of(new AmfString("x".repeat(65_535))))).startsWith(2, 0xff, 0xff);
    }

    @Test
    void theUnsupportedMarkerReadsAsUndefined() throws AmfException {
        assertThat(decode(bytes("0d"))).containsExactly(AmfUndefined.UNDEFINED);
    }

    @Test
    void theCountOfAnEcmaArrayIsOnlyAHint() throws AmfException {
        assertThat(decode(bytes("08 ffffffff 0001 61 05 0000 09")))
                .containsExactly(new AmfEcmaArray(Map.of("a", AmfNull.NULL)));
    }

    @Test
    void javaValuesConvert() {
        assertThat(AmfValue.of(null)).isEqualTo(AmfNull.NULL);
        assertThat(AmfValue.of(7)).isEqualTo(new AmfNumber(7));
        assertThat(AmfValue.of(List.of("x", true)))
                .isEqualTo(new AmfStrictArray(List.of(new AmfString("x"), new AmfBoolean(true))));
        assertThat(AmfValue.of(Map.of("k", "v")).property("k").asText()).contains("v");
        assertThatThrownBy(() -> AmfValue.of(new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aValueOfTheWrongTypeReadsAsAbsent() {
        AmfValue number = new AmfNumber(3);
        assertThat(number.asText()).isEmpty();
        assertThat(number.asBoolean()).isEmpty();
        assertThat(number.property("code")).isEqualTo(AmfUndefined.UNDEFINED);
        assertThat(AmfNull.NULL.asNumber()).isEmpty();
    }

    @Test
    void aNameThatAmfCannotHoldIsNotWritten() {
        AmfValue object = new AmfObject(Map.of("x".repeat(65_536), AmfNull.NULL));
        assertThatThrownBy(() -> Amf0Encoder.encode(List.of(object))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<AmfValue> decode(byte[] bytes) throws AmfException {
        return Amf0Decoder.decode(ByteBuffer.wrap(bytes));
    }

    private static AmfFault fault(ByteBuffer in) {
        try {
            Amf0Decoder.decode(in);
            return null;
        } catch (AmfException e) {
            return e.fault();
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
