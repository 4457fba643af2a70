package io.github.peerfire.netty.turn;

import java.text.Normalizer;

/** How names and passwords are brought into one form before they are compared or hashed (RFC 8265 §4.2). */
final class OpaqueString {

    private static final int SPACE = ' ';

    private OpaqueString() {
    }

    /** All spaces are the one of ASCII, and what can be composed is. */
    static String of(String text) {
        int[] points = text.codePoints()
                .map(point -> Character.getType(point) == Character.SPACE_SEPARATOR ? SPACE : point)
                .toArray();
        return Normalizer.normalize(new String(points, 0, points.length), Normalizer.Form.NFC);
    }
}
