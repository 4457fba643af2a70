package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MontgomeryFieldTest {

    private static BigInteger product(MontgomeryField field, BigInteger a, BigInteger b) {
        long[] product = new long[field.length()];
        field.multiply(field.element(a), field.element(b), product, new long[field.length()]);
        return field.number(product);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 54, 55, 56, 57, 110, 1024, 2048, 4096, 7054})
    void productsAreThoseOfLongNumbers(int bits) {
        // All bits set: digits and sums are as large as they can be.
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        MontgomeryField field = new MontgomeryField(modulus);
        BigInteger largest = modulus.subtract(BigInteger.ONE);
        Random random = new Random(bits);

        assertThat(product(field, largest, largest)).isEqualTo(largest.multiply(largest).mod(modulus));
        assertThat(product(field, largest, BigInteger.ZERO)).isZero();
        assertThat(product(field, largest, BigInteger.ONE)).isEqualTo(largest);
        for (int i = 0; i < 100; i++) {
            BigInteger a = new BigInteger(bits, random).mod(modulus);
            BigInteger b = new BigInteger(bits, random).mod(modulus);
            assertThat(product(field, a, b)).isEqualTo(a.multiply(b).mod(modulus));
        }
    }

    /** A power by as many products as there are bits, none of which is brought below the prime. */
    @Test
    void whatIsNotReducedInBetweenStaysRight() {
        BigInteger prime = DiffieHellmanGroup.MODP_1024.prime();
        MontgomeryField field = new MontgomeryField(prime);
        BigInteger base = prime.subtract(BigInteger.TWO);
        long[] value = field.element(base);
        for (int i = 0; i < 2_000; i++) {
            long[] square = new long[field.length()];
            field.multiply(value, value, square, new long[field.length()]);
            value = square;
        }
        assertThat(field.number(value)).isEqualTo(base.modPow(BigInteger.ONE.shiftLeft(2_000), prime));
    }

    @Test
    void evenAndVeryLongModuliAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MontgomeryField(BigInteger.TEN));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new MontgomeryField(BigInteger.ONE.shiftLeft(7_055).add(BigInteger.ONE)));
    }
}
