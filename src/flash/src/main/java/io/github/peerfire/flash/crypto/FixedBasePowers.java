package io.github.peerfire.flash.crypto;

import java.math.BigInteger;

/**
 * Powers of one number modulo one prime, from a table of products of powers made once: the method of Lim and Lee ("More
 * Flexible Exponentiation with Precomputation", Crypto '94). Takes a fifth of the multiplications of an exponentiation
 * that begins from nothing, and makes next to no garbage, whoever has thousands of keys made. Immutable.
 *
 * <p>The exponent's bits stand in {@link #ROWS} rows; the bits of one column select a product from the table. The
 * columns are split into {@link #TABLES} runs with a table each, so that runs share squarings.
 */
final class FixedBasePowers {

    private static final int ROWS = 8;
    private static final int TABLES = 4;

    private final MontgomeryField field;
    private final int columns;
    private final int columnsOfTable;
    private final long[][][] products = new long[TABLES][1 << ROWS][];

    /** @param exponentBits of the longest exponent */
    FixedBasePowers(BigInteger base, BigInteger prime, int exponentBits) {
        this.field = new MontgomeryField(prime);
        this.columns = (exponentBits + ROWS - 1) / ROWS;
        this.columnsOfTable = (columns + TABLES - 1) / TABLES;
        for (int table = 0; table < TABLES; table++) {
            BigInteger first = base.modPow(BigInteger.ONE.shiftLeft(table * columnsOfTable), prime);
            fill(products[table], field.element(first));
        }
    }

    /** Each row doubles the table: with its power, and without. */
    private void fill(long[][] table, long[] powerOfFirstRow) {
        Product power = new Product(powerOfFirstRow);
        table[0] = field.element(BigInteger.ONE);
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < 1 << row; i++) {
                Product product = new Product(table[i]);
                product.multiply(power.value);
                table[i | 1 << row] = product.value;
            }
            for (int i = 0; i < columns; i++) {
                power.multiply(power.value);
            }
        }
    }

    /** The base to the power of an exponent that is not negative and not longer than announced. */
    BigInteger power(BigInteger exponent) {
        if (exponent.signum() < 0 || exponent.bitLength() > ROWS * columns) {
            throw new IllegalArgumentException("An exponent that the table is not made for");
        }
        Product result = new Product(products[0][0]);
        for (int column = columnsOfTable - 1; column >= 0; column--) {
            result.multiply(result.value);
            for (int table = 0; table < TABLES; table++) {
                int position = table * columnsOfTable + column;
                if (position < columns) {
                    result.multiply(products[table][bitsOfColumn(exponent, position)]);
                }
            }
        }
        return field.number(result.value);
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

    /** A product to which factors are added, in arrays that serve again. */
    private final class Product {

        private long[] value;
        private long[] next = new long[field.length()];
        private final long[] quotient = new long[field.length()];

        Product(long[] first) {
            value = first.clone();
        }

        void multiply(long[] by) {
            field.multiply(value, by, next, quotient);
            long[] before = value;
            value = next;
            next = before;
        }
    }
}
