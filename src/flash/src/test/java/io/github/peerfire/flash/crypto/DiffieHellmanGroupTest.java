package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiffieHellmanGroupTest {

    private static final BigInteger MARGIN = BigInteger.valueOf(16_777_216);

    @ParameterizedTest
    @CsvSource({"2, 1024, 160", "5, 1536, 180", "14, 2048, 225", "16, 4096, 325"})
    void groupsHaveTheirNumbersAndSizesAndExponentsThatAreLongEnough(int id, int bits, int leastOfExponent) {
        DiffieHellmanGroup group = DiffieHellmanGroup.of(id).orElseThrow();

        assertThat(group.id()).isEqualTo(id);
        assertThat(group.prime().bitLength()).isEqualTo(bits);
        assertThat(group.keyLength()).isEqualTo(bits / 8);
        // NIST SP 800-57 and RFC 3526 §8: twice the strength; RFC 7919 §A.1, §A.3
        assertThat(Byte.SIZE * group.exponentLength()).isGreaterThanOrEqualTo(leastOfExponent);
        assertThat(group.publicKey(BigInteger.ONE)).isEqualTo(BigInteger.TWO);
    }

    /** Many of them, as after the first few they come from a table. */
    @Test
    void everyPublicKeyIsAPowerOfTheGenerator() {
        Random random = new Random(2);
        for (int i = 0; i < 100; i++) {
            BigInteger exponent = new BigInteger(1 + random.nextInt(300), random);

            assertThat(DiffieHellmanGroup.MODP_1024.publicKey(exponent))
                    .isEqualTo(BigInteger.TWO.modPow(exponent, DiffieHellmanGroup.MODP_1024.prime()));
        }
    }

    @Test
    void unknownNumbersNameNoGroup() {
        assertThat(DiffieHellmanGroup.of(0)).isEmpty();
        assertThat(DiffieHellmanGroup.of(15)).isEmpty();
        assertThat(DiffieHellmanGroup.of((1L << 32) + 2)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DiffieHellmanGroup.class)
    @Proves("R7425-064")
    void keysAtTheEdgesAreJudgedByTheLetter(DiffieHellmanGroup group) {
        // RFC 7425 §4.6.2
        BigInteger p = group.prime();
        BigInteger ones = MARGIN.add(BigInteger.valueOf(0x5555)).shiftLeft(32).add(BigInteger.valueOf(0x5555_5555L));
        assertThat(group.accepts(ones)).as("an ordinary key").isTrue();
        assertThat(group.accepts(BigInteger.ZERO)).as("0").isFalse();
        assertThat(group.accepts(BigInteger.ONE)).as("1").isFalse();
        assertThat(group.accepts(MARGIN.subtract(BigInteger.ONE))).as("2^24 - 1").isFalse();
        assertThat(group.accepts(p.subtract(BigInteger.ONE))).as("p - 1").isFalse();
        assertThat(group.accepts(p.subtract(MARGIN).add(BigInteger.ONE))).as("p - 2^24 + 1").isFalse();
        assertThat(group.accepts(p)).as("p").isFalse();
        assertThat(group.accepts(p.add(ones))).as("greater than p").isFalse();
    }

    @Test
    @Proves("R7425-064")
    void theLastKeyBelowTheUpperEdgeIsAcceptable() {
        BigInteger p = DiffieHellmanGroup.MODP_1024.prime();

        assertThat(DiffieHellmanGroup.MODP_1024.accepts(p.subtract(MARGIN))).isTrue();
    }

    @Test
    @Proves("R7425-064")
    void keysNeedSixteenBitsOfEachKindWithoutLeadingZeros() {
        DiffieHellmanGroup group = DiffieHellmanGroup.MODP_1024;
        BigInteger fifteenOnes = BigInteger.valueOf(0x7fff).shiftLeft(100);
        BigInteger sixteenOnes = BigInteger.valueOf(0xffff).shiftLeft(100);
        BigInteger fifteenZeros = BigInteger.ONE.shiftLeft(500).subtract(BigInteger.ONE).shiftLeft(15);
        BigInteger sixteenZeros = BigInteger.ONE.shiftLeft(500).subtract(BigInteger.ONE).shiftLeft(16);

        assertThat(group.accepts(fifteenOnes)).isFalse();
        assertThat(group.accepts(sixteenOnes)).isTrue();
        assertThat(group.accepts(fifteenZeros)).isFalse();
        assertThat(group.accepts(sixteenZeros)).isTrue();
    }
}
