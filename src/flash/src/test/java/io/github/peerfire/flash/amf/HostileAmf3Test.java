package io.github.peerfire.flash.amf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AMF3, and references in both formats, from a hostile peer come to (test matrix A28). */
class HostileAmf3Test {

    @ParameterizedTest
    @CsvSource({
        "12,             MALFORMED", "ff,             MALFORMED",
        "04ffffff,       TRUNCATED", "06ffffffff,     TRUNCATED", "07ffffffff,     TRUNCATED",
        "0cffffffff,     TRUNCATED", "09ffffffff01,   TRUNCATED", "0affffffff01,   EXTERNALIZABLE",
        "0afffffff301,   TRUNCATED", "0dffffffff00,   TRUNCATED", "0fffffffff00,   TRUNCATED",
        "10ffffffff0001, TRUNCATED", "11ffffffff00,   TRUNCATED", "0d050000000001, TRUNCATED",
        "0600,           BAD_REFERENCE", "0900,           BAD_REFERENCE", "0a01,           BAD_REFERENCE",
        "0a0b0001,       BAD_REFERENCE", "09010000,       BAD_REFERENCE", "08030000000000, TRUNCATED",
        "0a0703610401,   EXTERNALIZABLE", "0a0701,         EXTERNALIZABLE"})
    void isRefusedWithItsReason(String hex, AmfFault fault) {
        assertThat(fault3(bytes(hex))).isEqualTo(fault);
    }

    @Test
    void nestingIsReadTo32AndRefusedBeyond() {
        assertThat(fault3(bytes("090301".repeat(31) + "090101"))).isNull();
        assertThat(fault3(bytes("090301".repeat(32) + "090101"))).isEqualTo(AmfFault.TOO_DEEP);
        assertThat(fault3(bytes("0a0b010361".repeat(40)))).isEqualTo(AmfFault.TOO_DEEP);
        assertThat(fault3(bytes("110300".repeat(40)))).isEqualTo(AmfFault.TOO_DEEP);
        assertThat(fault3(bytes("10030001".repeat(40)))).isEqualTo(AmfFault.TOO_DEEP);
    }

    @Test
    void nestingAddsUpAcrossTheSwitch() {
        assertThat(fault0(bytes("0a00000001".repeat(16) + "11" + "090301".repeat(15) + "090101"))).isNull();
        assertThat(fault0(bytes("0a00000001".repeat(16) + "11" + "090301".repeat(16) + "090101")))
                .isEqualTo(AmfFault.TOO_DEEP);
    }

    @Test
    void tenThousandValuesAreReadAndOneMoreIsRefused() {
        assertThat(fault3(bytes("01".repeat(10_000)))).isNull();
        assertThat(fault3(bytes("01".repeat(10_001)))).isEqualTo(AmfFault.TOO_MANY);
        assertThat(fault3(bytes("0d818f0100" + "00000000".repeat(10_000)))).isNotNull();
    }

    @Test
    void aReferenceIsReadAsWhatItRefersTo() throws AmfException {
        AmfValue array = new AmfStrictArray(List.of(AmfNull.NULL));
        assertThat(decode3("09 03 01 01" + "09 00")).containsExactly(array, array);
        assertThat(decode3("08 01 0000000000000000" + "08 00")).containsExactly(new AmfDate(0), new AmfDate(0));
        assertThat(decode0("0a 00000001 05" + "07 0000")).containsExactly(array, array);
        assertThat(fault0(bytes("07 0000"))).isEqualTo(AmfFault.BAD_REFERENCE);
    }

    @Test
    void whatIsWithinItselfIsAReference() throws AmfException {
        assertThat(decode0("03 0001 61 07 0000 0000 09"))
                .containsExactly(AmfValue.of(Map.of("a", new AmfReference(1))));
        List<AmfValue> ring = List.of(new AmfStrictArray(List.of(new AmfStrictArray(List.of(new AmfReference(2))))));
        assertThat(decode0("0a 00000001 0a 00000001 07 0000")).isEqualTo(ring);
        assertThat(decode3("09 03 01 09 03 01 09 00")).isEqualTo(ring);
        assertThat(Amf0Encoder.encode(ring)).isEqualTo(bytes("0a 00000001 0a 00000001 07 0000"));
        assertThat(Amf3Encoder.encode(ring)).isEqualTo(bytes("09 03 01 09 03 01 09 00"));
    }

    @Test
    void whatReferredOutOfItselfCannotBeReferredTo() {
        // an array with an array that refers to the first, then the inner one again
        assertThat(fault3(bytes("09 03 01 09 03 01 09 00" + "09 02"))).isEqualTo(AmfFault.CYCLIC);
        assertThat(fault3(bytes("09 03 01 09 03 01 09 00" + "09 00"))).isNull();
        assertThat(fault0(bytes("0a 00000001 0a 00000001 07 0000" + "07 0001"))).isEqualTo(AmfFault.CYCLIC);
    }

    @Test
    void aRingAcrossBothFormatsIsWrittenInAmf3FromWhereItIsReferredTo() throws AmfException {
        AmfValue vector = new AmfVector(AmfVector.Kind.OBJECT, false, "*", List.of(new AmfReference(2)));
        List<AmfValue> values = List.of(AmfValue.of(List.of(AmfValue.of(Map.of("a", vector)))));
        byte[] encoded = Amf0Encoder.encode(values);
        assertThat(encoded).startsWith(bytes("0a 00000001 11 0a 0b 01"));
        assertThat(Amf0Decoder.decode(ByteBuffer.wrap(encoded))).isEqualTo(values);
    }

    /** Each array holds the one before twice: 40 of them would be a million million values. */
    @Test
    void referencesCountAsWhatTheyReferTo() {
        StringBuilder laughs = new StringBuilder("090101");
        for (int index = 0; index < 40; index++) {
            laughs.append(String.format("09050109%02x09%<02x", index << 1));
        }
        assertThat(fault3(bytes(laughs.toString()))).isEqualTo(AmfFault.TOO_MANY);
        StringBuilder laughs0 = new StringBuilder("0a00000000");
        for (int index = 0; index < 40; index++) {
            laughs0.append(String.format("0a0000000207%04x07%<04x", index));
        }
        assertThat(fault0(bytes(laughs0.toString()))).isEqualTo(AmfFault.TOO_MANY);
    }

    @Test
    void referencesDoNotNestDeeperThanAllElse() {
        StringBuilder ladder = new StringBuilder("090101");
        for (int index = 0; index < 31; index++) {
            ladder.append(String.format("09030109%02x", index << 1));
        }
        assertThat(fault3(bytes(ladder.toString()))).isNull();
        ladder.append(String.format("09030109%02x", 31 << 1));
        assertThat(fault3(bytes(ladder.toString()))).isEqualTo(AmfFault.TOO_DEEP);
    }

    @Test
    void textCountsAsOftenAsItIsReferredTo() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("0682c001")); // 20480 characters, less one
        out.writeBytes("x".repeat(20_480).getBytes());
        for (int index = 0; index < 818; index++) {
            out.writeBytes(bytes("0600"));
        }
        assertThat(fault3(out.toByteArray())).isNull();
        out.writeBytes(bytes("0600"));
        assertThat(fault3(out.toByteArray())).isEqualTo(AmfFault.TOO_LARGE);
    }

    @Test
    void traitsCountAsOftenAsTheyAreReferredTo() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("0a0382c001"));
        out.writeBytes("x".repeat(20_480).getBytes());
        for (int index = 0; index < 819; index++) {
            out.writeBytes(bytes("0a01"));
        }
        assertThat(fault3(out.toByteArray())).isEqualTo(AmfFault.TOO_LARGE);
    }

    @Test
    void randomBytesNeverCauseAnythingButAnAmfExceptionAndAreWrittenAsTheyWereRead() {
        long seed = 0x616d6633L;
        Random random = new Random(seed);
        int decoded = 0;
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = new byte[1 + random.nextInt(14)];
            for (int index = 0; index < bytes.length; index++) {
                bytes[index] = (byte) (random.nextInt(8) == 0 ? random.nextInt(256) : random.nextInt(20));
            }
            try {
                List<AmfValue> values = Amf3Decoder.decode(ByteBuffer.wrap(bytes));
                assertThat(Amf3Decoder.decode(ByteBuffer.wrap(Amf3Encoder.encode(values))))
                        .as("seed %d: %s", seed, HexFormat.of().formatHex(bytes)).isEqualTo(values);
                decoded++;
            } catch (AmfException e) {
                assertThat(e.fault()).isNotNull();
            }
        }
        assertThat(decoded).isGreaterThan(1_000);
    }

    private static List<AmfValue> decode3(String hex) throws AmfException {
        return Amf3Decoder.decode(ByteBuffer.wrap(bytes(hex)));
    }

    private static List<AmfValue> decode0(String hex) throws AmfException {
        return Amf0Decoder.decode(ByteBuffer.wrap(bytes(hex)));
    }

    private static AmfFault fault3(byte[] bytes) {
        try {
            Amf3Decoder.decode(ByteBuffer.wrap(bytes));
            return null;
        } catch (AmfException e) {
            return e.fault();
        }
    }

    private static AmfFault fault0(byte[] bytes) {
        try {
            Amf0Decoder.decode(ByteBuffer.wrap(bytes));
            return null;
        } catch (AmfException e) {
            return e.fault();
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
