package io.github.peerfire.flash.amf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AMF0 from a hostile peer comes to (test matrix A28). */
class HostileAmf0Test {

    @ParameterizedTest
    @CsvSource({
        "0affffffff,           TRUNCATED",
        "0affffffff0505,       TRUNCATED",
        "0cffffffff41,         TRUNCATED",
        "0fffffffff41,         TRUNCATED",
        "02ffff41,             TRUNCATED",
        "080000000100,         TRUNCATED",
        "11,                   TRUNCATED",
        "110a0b01,             TRUNCATED",
        "1112,                 MALFORMED",
        "0a0000000111,         TRUNCATED",
        "04,                   MALFORMED",
        "09,                   MALFORMED",
        "0e,                   MALFORMED",
        "12,                   MALFORMED",
        "ff,                   MALFORMED",
        "0a0000000109,         MALFORMED"})
    void isRefusedWithItsReason(String hex, AmfFault fault) {
        assertThat(fault(HexFormat.of().parseHex(hex))).isEqualTo(fault);
    }

    @Test
    void nestingIsReadTo32AndRefusedBeyond() {
        assertThat(fault(nestedArrays(32))).isNull();
        assertThat(fault(nestedArrays(33))).isEqualTo(AmfFault.TOO_DEEP);
        assertThat(fault(nestedArrays(1_000_000))).isEqualTo(AmfFault.TOO_DEEP);
    }

    @Test
    void nestedObjectsCountAsNesting() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            out.writeBytes(new byte[] {3, 0, 1, 'a'});
        }
        assertThat(fault(out.toByteArray())).isEqualTo(AmfFault.TOO_DEEP);
    }

    @Test
    void tenThousandValuesAreReadAndOneMoreIsRefused() {
        byte[] nulls = new byte[10_001];
        Arrays.fill(nulls, (byte) 5);
        assertThat(fault(nulls)).isEqualTo(AmfFault.TOO_MANY);
        assertThat(fault(Arrays.copyOf(nulls, 10_000))).isNull();
    }

    @Test
    void valuesWithinValuesCountToo() {
        byte[] array = new byte[5 + 10_000];
        Arrays.fill(array, (byte) 5);
        ByteBuffer.wrap(array).put((byte) 10).putInt(10_000);
        assertThat(fault(array)).isEqualTo(AmfFault.TOO_MANY);
    }

    @Test
    void randomBytesNeverCauseAnythingButAnAmfException() {
        long seed = 0x616d6630L;
        Random random = new Random(seed);
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = new byte[random.nextInt(80)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(19));
            }
            assertThatCode(() -> fault(bytes)).as("seed %d: %s", seed, HexFormat.of().formatHex(bytes))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void whatRandomBytesDecodeToIsWrittenAndReadAgainAlike() {
        long seed = 0x616d6631L;
        Random random = new Random(seed);
        int decoded = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = new byte[1 + random.nextInt(12)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) random.nextInt(19);
            }
            try {
                List<AmfValue> values = Amf0Decoder.decode(ByteBuffer.wrap(bytes));
                assertThat(Amf0Decoder.decode(ByteBuffer.wrap(Amf0Encoder.encode(values))))
                        .as("seed %d: %s", seed, HexFormat.of().formatHex(bytes)).isEqualTo(values);
                decoded++;
            } catch (AmfException e) {
                continue;
            }
        }
        assertThat(decoded).isGreaterThan(100);
    }

    private static byte[] nestedArrays(int depth) {
        ByteBuffer out = ByteBuffer.allocate(depth * 5);
        for (int level = 1; level <= depth; level++) {
            out.put((byte) 10).putInt(level < depth ? 1 : 0);
        }
        return out.array();
    }

    private static AmfFault fault(byte[] bytes) {
        try {
            Amf0Decoder.decode(ByteBuffer.wrap(bytes));
            return null;
        } catch (AmfException e) {
            return e.fault();
        }
    }
}
