package io.github.peerfire.rtmfp.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the vectors of the reference implementation: the secret is 00 01 02 ..., and so is what is hashed. */
class SipHashTest {

    private static byte[] ascending(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({"0, 726fdb47dd0e0e31", "1, 74f839c593dc67fd", "7, ab0200f58b01d137", "8, 93f5f5799a932462",
        "15, a129ca6149be45e5"})
    void theHashIsThatOfTheReference(int length, String expected) {
        SipHash hash = new SipHash(ascending(SipHash.SECRET_LENGTH));
        assertThat(Long.toHexString(hash.of(ascending(length)))).isEqualTo(expected);
    }

    @Test
    void wordsHaveTheHashOfTheirBytes() {
        SipHash hash = new SipHash(ascending(SipHash.SECRET_LENGTH));
        LongBuffer words = ByteBuffer.wrap(ascending(32)).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        assertThat(Long.toHexString(hash.of(words.get(0)))).isEqualTo("93f5f5799a932462");
        assertThat(hash.of(words.get(0), words.get(1), words.get(2), words.get(3))).isEqualTo(hash.of(ascending(32)));
    }

    @Test
    void aSecretHasSixteenBytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SipHash(new byte[15]));
    }
}
