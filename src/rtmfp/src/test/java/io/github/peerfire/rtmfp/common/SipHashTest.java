package io.github.peerfire.rtmfp.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

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
    void aSecretHasSixteenBytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SipHash(new byte[15]));
    }
}
