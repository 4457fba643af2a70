package io.github.peerfire.flash.amf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Amf3ScalarsTest {

    @Test
    void theStreamNameThatLibrtmfpPublishesIsRead() throws Exception {
        assertThat(decode("05 11 06 09 74657374")).containsExactly(AmfNull.NULL, new AmfString("test"));
    }

    @Test
    void plainValuesAreReadAsThoseOfAmf0() throws Exception {
        assertThat(decode("1100 1101 1102 1103")).containsExactly(
                AmfUndefined.UNDEFINED, AmfNull.NULL, new AmfBoolean(false), new AmfBoolean(true));
        assertThat(decode("11053ff8000000000000 110601 1106050a0d")).containsExactly(
                new AmfNumber(1.5), new AmfString(""), new AmfString("\n\r"));
    }

    @ParameterizedTest
    @CsvSource({
        "110400, 0", "11047f, 127", "11048100, 128", "1104ff7f, 16383", "1104818000, 16384", "1104ffff7f, 2097151",
        "110480c08000, 2097152", "1104bfffffff, 268435455", "1104c0808000, -268435456", "1104ffffffff, -1",
    })
    void integersHave29BitsAndASign(String hex, double value) throws Exception {
        assertThat(decode(hex)).containsExactly(new AmfNumber(value));
    }

    @ParameterizedTest
    @CsvSource({
        "11,             TRUNCATED", "1104,           TRUNCATED", "110480,         TRUNCATED",
        "1104ffffff,     TRUNCATED", "11053ff8,       TRUNCATED", "1106,           TRUNCATED",
        "110609746573,   TRUNCATED", "1106ffffffff,   TRUNCATED", "110600,         UNSUPPORTED_AMF3",
        "110a0b01,       UNSUPPORTED_AMF3", "11090101,       UNSUPPORTED_AMF3", "110c0100,       UNSUPPORTED_AMF3",
        "11ff,           UNSUPPORTED_AMF3",
    })
    void whatIsCutOffOrMoreThanAPlainValueIsRefused(String hex, AmfFault fault) {
        assertThatExceptionOfType(AmfException.class)
                .isThrownBy(() -> decode(hex))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @Test
    void nothingThatAPeerCanSendThrowsAnythingElse() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[2 + random.nextInt(12)];
            random.nextBytes(bytes);
            bytes[0] = Amf0Marker.AVMPLUS_OBJECT;
            bytes[1] = (byte) random.nextInt(14);
            try {
                Amf0Decoder.decode(ByteBuffer.wrap(bytes));
            } catch (AmfException refused) {
                assertThat(refused.fault()).as("seed %s", seed).isNotNull();
            }
        }
    }

    private static List<AmfValue> decode(String hex) throws AmfException {
        return Amf0Decoder.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }
}
