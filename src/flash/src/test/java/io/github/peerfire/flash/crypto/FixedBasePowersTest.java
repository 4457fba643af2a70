package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FixedBasePowersTest {

    private static final int SMALL_PRIME = 10_007;

    @ParameterizedTest
    @EnumSource(DiffieHellmanGroup.class)
    void itIsTheSamePowerAsWithoutATable(DiffieHellmanGroup group) {
        int bits = Byte.SIZE * group.exponentLength();
        FixedBasePowers powers = new FixedBasePowers(BigInteger.TWO, group.prime(), bits);
        Random random = new Random(group.id());

        for (int i = 0; i < 40; i++) {
            BigInteger exponent = new BigInteger(bits, random);
            assertThat(powers.power(exponent)).isEqualTo(BigInteger.TWO.modPow(exponent, group.prime()));
        }
        for (int bit = 0; bit < bits; bit++) {
            BigInteger exponent = BigInteger.ONE.shiftLeft(bit);
            assertThat(powers.power(exponent)).isEqualTo(BigInteger.TWO.modPow(exponent, group.prime()));
        }
        BigInteger longest = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        assertThat(powers.power(longest)).isEqualTo(BigInteger.TWO.modPow(longest, group.prime()));
        assertThat(powers.power(BigInteger.ZERO)).isOne();
    }

    /** Small numbers, whose products come near to all that a reduction has to deal with. */
    @Test
    void everyExponentOfASmallPrimeIsRight() {
        BigInteger prime = BigInteger.valueOf(SMALL_PRIME);
        for (int base = 1; base < SMALL_PRIME; base += 997) {
            FixedBasePowers powers = new FixedBasePowers(BigInteger.valueOf(base), prime, 13);
            for (int exponent = 0; exponent < 1 << 13; exponent += 3) {
                assertThat(powers.power(BigInteger.valueOf(exponent)))
                        .isEqualTo(BigInteger.valueOf(base).modPow(BigInteger.valueOf(exponent), prime));
            }
        }
    }

    @Test
    void anExponentThatIsTooLongIsRefused() {
        FixedBasePowers powers = new FixedBasePowers(BigInteger.TWO, BigInteger.valueOf(SMALL_PRIME), 16);

        assertThatIllegalArgumentException().isThrownBy(() -> powers.power(BigInteger.ONE.shiftLeft(16)));
        assertThatIllegalArgumentException().isThrownBy(() -> powers.power(BigInteger.ONE.negate()));
    }
}
