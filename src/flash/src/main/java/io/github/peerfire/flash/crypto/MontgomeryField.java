package io.github.peerfire.flash.crypto;

import java.math.BigInteger;

/**
 * Multiplies modulo an odd prime without making garbage: Montgomery's method, one column of the product after the other
 * (the "Finely Integrated Product Scanning" of Koç, Acar and Kaliski, 1996). Immutable.
 *
 * <p>An element is an array of {@link #length} digits of 56 bits, the lowest first, for a number below twice the prime
 * that is R times the one it stands for. R is a power of 2 and more than four times the prime, which is why nothing has
 * to be subtracted in between.
 */
final class MontgomeryField {

    /** Whole bytes, and so few that a column's products can be added up in two numbers of 64 bits. */
    private static final int DIGIT_BYTES = 7;
    private static final int DIGIT_BITS = Byte.SIZE * DIGIT_BYTES;
    private static final long DIGIT = (1L << DIGIT_BITS) - 1;
    private static final int MOST_DIGITS = 126;

    private final BigInteger prime;
    private final int length;
    private final long[] primeDigits;
    /** What the prime's lowest digit has to be multiplied by to make -1. */
    private final long factor;

    /** @throws IllegalArgumentException if the prime is even or has more than some 7,000 bits */
    MontgomeryField(BigInteger prime) {
        this.prime = prime;
        this.length = (prime.bitLength() + 2 + DIGIT_BITS - 1) / DIGIT_BITS;
        if (!prime.testBit(0) || length > MOST_DIGITS) {
            throw new IllegalArgumentException("No modulus that this is made for");
        }
        this.primeDigits = digits(prime);
        BigInteger base = BigInteger.ONE.shiftLeft(DIGIT_BITS);
        this.factor = prime.negate().modInverse(base).longValueExact();
    }

    /** How many digits an element has. */
    int length() {
        return length;
    }

    /** The element that stands for a number below the prime. */
    long[] element(BigInteger number) {
        return digits(number.shiftLeft(DIGIT_BITS * length).mod(prime));
    }

    /** The number below the prime that an element stands for. */
    BigInteger number(long[] element) {
        long[] one = new long[length];
        one[0] = 1;
        long[] product = new long[length];
        multiply(element, one, product, new long[length]);
        byte[] bytes = new byte[DIGIT_BYTES * length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = (byte) (product[i / DIGIT_BYTES] >>> Byte.SIZE * (i % DIGIT_BYTES));
        }
        return new BigInteger(1, bytes).mod(prime);
    }

    private long[] digits(BigInteger number) {
        byte[] bytes = number.toByteArray();
        long[] digits = new long[length];
        for (int i = 0; i < bytes.length; i++) {
            digits[i / DIGIT_BYTES] |= (bytes[bytes.length - 1 - i] & 0xffL) << Byte.SIZE * (i % DIGIT_BYTES);
        }
        return digits;
    }

    /**
     * Multiplies two elements, which may be the same.
     *
     * @param product takes the result; another array than the other three
     * @param quotient is written over
     */
    void multiply(long[] a, long[] b, long[] product, long[] quotient) {
        long low = 0;
        long above = 0;
        for (int column = 0; column < 2 * length; column++) {
            int last = Math.min(column, length - 1);
            long high = 0;
            if (column < length) {
                quotient[column] = 0;
            }
            for (int i = column - last; i <= last; i++) {
                long ab = a[i] * b[column - i];
                long qp = quotient[i] * primeDigits[column - i];
                low += (ab & DIGIT) + (qp & DIGIT);
                above += (ab >>> DIGIT_BITS) + (qp >>> DIGIT_BITS);
                high += Math.multiplyHigh(a[i], b[column - i])
                        + Math.multiplyHigh(quotient[i], primeDigits[column - i]);
            }
            if (column < length) {
                long digit = low * factor & DIGIT;
                quotient[column] = digit;
                long qp = digit * primeDigits[0];
                low += qp & DIGIT;
                above += qp >>> DIGIT_BITS;
                high += Math.multiplyHigh(digit, primeDigits[0]);
            } else {
                product[column - length] = low & DIGIT;
            }
            above += high << Long.SIZE - DIGIT_BITS;
            low = (low >>> DIGIT_BITS) + (above & DIGIT);
            above >>>= DIGIT_BITS;
        }
    }
}
