package io.github.peerfire.fuzz;

import java.util.Arrays;

/** Takes an input for a sequence of operations with their arguments. Where it ends, all is 0. */
public final class Operations {

    private final byte[] input;
    private int position;

    /** Begins at the input's first byte; the array is not copied. */
    public Operations(byte[] input) {
        this.input = input;
    }

    /** Whether a byte is left. */
    public boolean hasNext() {
        return position < input.length;
    }

    /** 0 to 255. */
    public int next() {
        return hasNext() ? input[position++] & 0xff : 0;
    }

    /** 0 to {@code bound - 1}, of one byte. */
    public int next(int bound) {
        return next() % bound;
    }

    /** 0 to 65535. */
    public int next16() {
        return next() << 8 | next();
    }

    /** The lowest bit of one byte. */
    public boolean nextBoolean() {
        return (next() & 1) != 0;
    }

    /** As many of the next bytes as there are, {@code count} at most. */
    public byte[] bytes(int count) {
        byte[] taken = Arrays.copyOfRange(input, position, position + Math.min(count, input.length - position));
        position += taken.length;
        return taken;
    }
}
