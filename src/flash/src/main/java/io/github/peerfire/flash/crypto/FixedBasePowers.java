package io.github.peerfire.flash.crypto;

import java.math.BigInteger;

/**
 * Powers of one number modulo one prime, from a table of products of powers made once: the method of Lim and Lee ("More
 * Flexible Exponentiation with Precomputation", Crypto '94) with Barrett's reduction. Takes a fifth of the
 * multiplications of an exponentiation that begins from nothing. Immutable.
 *
 * <p>The exponent's bits stand in {@link #ROWS} rows; the bits of one column select a product from the table. The
 * columns are split into {@link #TABLES} runs with a table each, so that runs share squarings.
 */
final class FixedBasePowers {

    private static final int ROWS = 8;
    private static final int TABLES = 4;

    private final BigInteger prime;
    private final int primeBits;
    private final BigInteger reciprocal;
    private final int columns;
    private final int columnsOfTable;
    private final BigInteger[][] products = new BigInteger[TABLES][1 << ROWS];

    /** @param exponentBits of the longest exponent */
    FixedBasePowers(BigInteger base, BigInteger prime, int exponentBits) {
        this.prime = prime;
        this.primeBits = prime.bitLength();
        this.reciprocal = BigInteger.ONE.shiftLeft(2 * primeBits).divide(prime);
        this.columns = (exponentBits + ROWS - 1) / ROWS;
        this.columnsOfTable = (columns + TABLES - 1) / TABLES;
        for (int table = 0; table < TABLES; table++) {
            BigInteger first = base.modPow(BigInteger.ONE.shiftLeft(table * columnsOfTable), prime);
            fill(products[table], first);
        }
    }

    /** Each row doubles the table: with its power, and without. */
    private void fill(BigInteger[] table, BigInteger powerOfFirstRow) {
        BigInteger power = powerOfFirstRow;
        table[0] = BigInteger.ONE;
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < 1 << row; i++) {
                table[i | 1 << row] = multiply(table[i], power);
            }
            for (int i = 0; i < columns; i++) {
                power = multiply(power, power);
            }
        }
    }

    /** The base to the power of an exponent that is not negative and not longer than announced. */
    BigInteger power(BigInteger exponent) {
        if (exponent.signum() < 0 || exponent.bitLength() > ROWS * columns) {
            throw new IllegalArgumentException("An exponent that the table is not made for");
        }
        BigInteger result = BigInteger.ONE;
        for (int column = columnsOfTable - 1; column >= 0; column--) {
            result = multiply(result, result);
            for (int table = 0; table < TABLES; table++) {
                int position = table * columnsOfTable + column;
                if (position < columns) {
                    result = multiply(result, products[table][bitsOfColumn(exponent, position)]);
                }
            }
        }
        return result;
    }

    private int bitsOfColumn(BigInteger exponent, int position) {
        int bits = 0;
        for (int row = 0; row < ROWS; row++) {
            if (exponent.testBit(row * columns + position)) {
                bits |= 1 << row;
            }
        }
        return bits;
    }

    /** A product of two numbers below the prime, by two multiplications and shifts instead of a division. */
    private BigInteger multiply(BigInteger a, BigInteger b) {
        BigInteger product = a.multiply(b);
        BigInteger quotient = product.shiftRight(primeBits - 1).multiply(reciprocal).shiftRight(primeBits + 1);
        BigInteger remainder = product.subtract(quotient.multiply(prime));
        // The estimate of the quotient is at most two too small.
        while (remainder.compareTo(prime) >= 0) {
            remainder = remainder.subtract(prime);
        }
        return remainder;
    }
}
