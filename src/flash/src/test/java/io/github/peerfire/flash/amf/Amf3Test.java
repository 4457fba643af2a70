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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** AMF3 as bytes, both ways; sections are those of the AMF 3 specification of January 2013. */
class Amf3Test {

    private static final AmfTraits POINT = new AmfTraits("Point", false, List.of("x", "y"));
    private static final AmfTraits NODE = new AmfTraits("", true, List.of("a"));

    static List<Arguments> vectors() {
        return List.of(
                Arguments.of("00", AmfUndefined.UNDEFINED),
                Arguments.of("01", AmfNull.NULL),
                Arguments.of("02", new AmfBoolean(false)),
                Arguments.of("03", new AmfBoolean(true)),
                Arguments.of("04 00", number(0)),
                Arguments.of("05 3ff8000000000000", number(1.5)),
                Arguments.of("05 8000000000000000", number(-0.0)),
                Arguments.of("05 41b0000000000000", number(1 << 28)),
                Arguments.of("05 c1b0000001000000", number(-(1 << 28) - 1)),
                Arguments.of("06 01", new AmfString("")),
                Arguments.of("06 0b 68656c6c6f", new AmfString("hello")),
                Arguments.of("06 09 f09f9880", new AmfString("\ud83d\ude00")),
                Arguments.of("07 09 3c612f3e", new AmfXmlDocument("<a/>")),
                Arguments.of("08 01 4276d5a6f1c40000", new AmfDate(Double.longBitsToDouble(0x4276d5a6f1c40000L))),
                Arguments.of("09 01 01", new AmfStrictArray(List.of())),
                Arguments.of("09 05 01 0401 03", new AmfStrictArray(List.of(number(1), new AmfBoolean(true)))),
                Arguments.of("09 01 0361 0401 0362 01 01", new AmfEcmaArray(map("a", number(1), "b", AmfNull.NULL))),
                Arguments.of("0a 0b 01 0361 0401 01", new AmfObject(map("a", number(1)))),
                Arguments.of("0a 0b 05 4162 0361 01 01", new AmfObject("Ab", map("a", AmfNull.NULL))),
                Arguments.of("0a 23 0b506f696e74 0378 0379 0401 0402",
                        new AmfObject(POINT, map("x", number(1), "y", number(2)))),
                Arguments.of("0a 1b 01 0361 01 0362 02 01",
                        new AmfObject(NODE, map("a", AmfNull.NULL, "b", new AmfBoolean(false)))),
                Arguments.of("0b 09 3c612f3e", new AmfXml("<a/>")),
                Arguments.of("0c 07 00ff7f", new AmfByteArray(new byte[] {0, -1, 127})),
                Arguments.of("0d 05 00 00000001 ffffffff", vector(AmfVector.Kind.INT, false, number(1), number(-1))),
                Arguments.of("0e 05 01 00000001 ffffffff",
                        vector(AmfVector.Kind.UINT, true, number(1), number(4_294_967_295.0))),
                Arguments.of("0f 03 00 3ff8000000000000", vector(AmfVector.Kind.DOUBLE, false, number(1.5))),
                Arguments.of("10 05 00 032a 0401 0601", new AmfVector(
                        AmfVector.Kind.OBJECT, false, "*", List.of(number(1), new AmfString("")))),
                Arguments.of("11 03 00 0401 03", new AmfDictionary(
                        false, List.of(new AmfDictionary.Entry(number(1), new AmfBoolean(true))))),
                Arguments.of("0a 07 43" + hex("flex.messaging.io.ArrayCollection") + "09 03 01 0401",
                        new AmfExternalized("flex.messaging.io.ArrayCollection",
                                new AmfStrictArray(List.of(number(1))))));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void eachTypeIsReadAndWrittenAsItsBytes(String hex, AmfValue value) throws AmfException {
        assertThat(decode(hex)).containsExactly(value);
        assertThat(HexFormat.of().formatHex(Amf3Encoder.encode(List.of(value)))).isEqualTo(hex.replace(" ", ""));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyTruncationIsRefusedAsSuch(String hex, AmfValue value) {
        byte[] bytes = bytes(hex);
        for (int length = 1; length < bytes.length; length++) {
            assertThat(fault(ByteBuffer.wrap(bytes, 0, length))).as("%s cut to %d", hex, length)
                    .isEqualTo(AmfFault.TRUNCATED);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void eachTypeIsReadWhereAmf0SwitchesAndWrittenSoIfItHasTo(String hex, AmfValue value) throws AmfException {
        byte[] switched = bytes("11" + hex);
        assertThat(Amf0Decoder.decode(ByteBuffer.wrap(switched))).containsExactly(value);
        byte[] encoded = Amf0Encoder.encode(List.of(value));
        assertThat(Amf0Decoder.decode(ByteBuffer.wrap(encoded))).containsExactly(value);
        assertThat(encoded[0] == Amf0Marker.AVMPLUS_OBJECT).isEqualTo(value.needsAmf3());
        if (value.needsAmf3()) {
            assertThat(encoded).isEqualTo(switched);
        }
    }

    /** §1.3.1 and §3.6. */
    @ParameterizedTest
    @CsvSource({
        "0400, 0", "047f, 127", "048100, 128", "04ff7f, 16383", "04818000, 16384", "04ffff7f, 2097151",
        "0480c08000, 2097152", "04bfffffff, 268435455", "04c0808000, -268435456", "04ffffffff, -1",
    })
    void integersHave29BitsAndASign(String hex, double value) throws Exception {
        assertThat(decode(hex)).containsExactly(number(value));
        assertThat(HexFormat.of().formatHex(Amf3Encoder.encode(List.of(number(value))))).isEqualTo(hex);
    }

    @Test
    void theDensePartOfAnAssociativeArrayComesFirstUnderItsNumbers() throws Exception {
        assertThat(decode("09 05 0361 0401 01 0402 0403")).containsExactly(
                new AmfEcmaArray(map("0", number(2), "1", number(3), "a", number(1))));
    }

    @Test
    void stringsAndTraitsThatOccurAgainAreReferences() throws Exception {
        AmfValue one = new AmfObject(POINT, map("x", number(1), "y", new AmfString("x")));
        AmfValue two = new AmfObject(POINT, map("x", number(2), "y", new AmfString("Point")));
        String hex = "0a 23 0b506f696e74 0378 0379 0401 0602" + "0a 01 0402 0600";
        assertThat(decode(hex)).containsExactly(one, two);
        assertThat(Amf3Encoder.encode(List.of(one, two))).isEqualTo(bytes(hex));
    }

    @Test
    void theEmptyStringIsNotInTheTable() throws Exception {
        assertThat(decode("0601 060361 0600")).containsExactly(
                new AmfString(""), new AmfString("a"), new AmfString("a"));
    }

    @Test
    void theTablesAreThoseOfAWholeSequenceOfAmf0() throws Exception {
        assertThat(Amf0Decoder.decode(ByteBuffer.wrap(bytes("11 060361 05 11 0600")))).containsExactly(
                new AmfString("a"), AmfNull.NULL, new AmfString("a"));
    }

    @Test
    void theStreamNameThatLibrtmfpPublishesIsRead() throws Exception {
        assertThat(Amf0Decoder.decode(ByteBuffer.wrap(bytes("05 11 06 09 74657374"))))
                .containsExactly(AmfNull.NULL, new AmfString("test"));
    }

    @Test
    void aValueThatAmf0HasNoTypeForIsSwitchedForWhereItStands() throws Exception {
        AmfValue object = AmfValue.of(map("a", AmfValue.of(new byte[] {1})));
        assertThat(Amf0Encoder.encode(List.of(object))).isEqualTo(bytes("03 0001 61 11 0c 03 01 0000 09"));
        assertThat(object.needsAmf3()).isTrue();
        assertThat(AmfValue.of(map("a", number(1))).needsAmf3()).isFalse();
    }

    @Test
    void whatAmf3CannotHoldIsNotWritten() {
        AmfValue nameless = new AmfObject(map("", AmfNull.NULL));
        assertThatThrownBy(() -> Amf3Encoder.encode(List.of(nameless))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Amf3Encoder.encode(List.of(new AmfReference(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesThatContradictThemselvesAreNotMade() {
        assertThatThrownBy(() -> new AmfObject(POINT, map("x", number(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AmfObject(POINT, map("x", number(1), "y", number(1), "z", number(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> vector(AmfVector.Kind.INT, false, AmfNull.NULL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AmfExternalized("Own", AmfNull.NULL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static AmfNumber number(double value) {
        return new AmfNumber(value);
    }

    private static AmfVector vector(AmfVector.Kind kind, boolean fixed, AmfValue... values) {
        return new AmfVector(kind, fixed, "", List.of(values));
    }

    private static Map<String, AmfValue> map(Object... namesAndValues) {
        Map<String, AmfValue> map = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            map.put((String) namesAndValues[index], (AmfValue) namesAndValues[index + 1]);
        }
        return map;
    }

    private static List<AmfValue> decode(String hex) throws AmfException {
        return Amf3Decoder.decode(ByteBuffer.wrap(bytes(hex)));
    }

    private static AmfFault fault(ByteBuffer in) {
        try {
            Amf3Decoder.decode(in);
            return null;
        } catch (AmfException e) {
            return e.fault();
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes());
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
