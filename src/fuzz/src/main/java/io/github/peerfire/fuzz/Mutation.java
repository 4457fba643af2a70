package io.github.peerfire.fuzz;

import java.util.Arrays;
import java.util.Random;

/** Makes inputs out of others, the same ones from the same seed. */
final class Mutation {

    private static final byte[] TELLING = {
        0, 1, 2, 3, 4, 8, 16, 0x3f, 0x40, 0x7f, (byte) 0x80, (byte) 0x81, (byte) 0xff
    };

    private Mutation() {
    }

    /** One to eight changes to one of the parents, which stay as they are. */
    static byte[] of(byte[][] parents, Random random) {
        byte[] bytes = parents[random.nextInt(parents.length)];
        for (int changes = random.nextInt(8); changes >= 0; changes--) {
            bytes = change(bytes, parents, random);
        }
        return bytes;
    }

    private static byte[] change(byte[] bytes, byte[][] parents, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int length = random.nextInt(Math.min(16, bytes.length - at + 1));
        return switch (at == bytes.length ? 4 + random.nextInt(2) : random.nextInt(6)) {
            case 0 -> with(bytes, at, bytes[at] ^ 1 << random.nextInt(8));
            case 1 -> with(bytes, at, random.nextInt());
            case 2 -> with(bytes, at, TELLING[random.nextInt(TELLING.length)]);
            case 3 -> spliced(bytes, at, length, new byte[0]);
            case 4 -> spliced(bytes, at, length, piece(bytes, random));
            default -> spliced(bytes, at, length, piece(parents[random.nextInt(parents.length)], random));
        };
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** Other bytes instead of some. */
    private static byte[] spliced(byte[] bytes, int at, int length, byte[] piece) {
        byte[] changed = Arrays.copyOf(bytes, bytes.length - length + piece.length);
        System.arraycopy(piece, 0, changed, at, piece.length);
        System.arraycopy(bytes, at + length, changed, at + piece.length, bytes.length - at - length);
        return changed;
    }

    private static byte[] piece(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int length = random.nextInt(Math.min(32, bytes.length - from) + 1);
        return Arrays.copyOfRange(bytes, from, from + length);
    }
}
