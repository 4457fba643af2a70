package io.github.peerfire.rendezvous;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the path in what clients send as URL; they differ in slashes, queries and escapes. Bad escapes are kept as
 * they are.
 */
final class ConnectPath {

    private ConnectPath() {
    }

    /** The path segments of a URL such as {@code rtmfp://host/a/b?c}; empty if it has none. */
    static List<String> ofUrl(String url) {
        int authority = url.indexOf("://");
        int path = authority < 0 ? -1 : url.indexOf('/', authority + 3);
        return path < 0 ? List.of() : ofApp(url.substring(path));
    }

    /** The segments of what is a URL, or the path of one only, as old clients send it in the handshake. */
    static List<String> ofUrlOrPath(String text) {
        return text.contains("://") ? ofUrl(text) : ofApp(text);
    }

    /** The segments of a path with or without a leading slash. */
    static List<String> ofApp(String app) {
        List<String> segments = new ArrayList<>();
        for (String segment : app.split("[?#]", 2)[0].split("/")) {
            if (!segment.isEmpty()) {
                segments.add(decode(segment));
            }
        }
        return List.copyOf(segments);
    }

    /** Without exceptions for bad escapes, which would cost a stranger nothing and us a lot. */
    static String decode(String segment) {
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '%') {
                int value = at + 2 < bytes.length ? escaped(bytes[at + 1], bytes[at + 2]) : -1;
                if (value < 0) {
                    return segment;
                }
                bytes[at + 2] = (byte) value;
                at += 2;
            }
            bytes[length++] = bytes[at];
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Negative if either is no hexadecimal digit. */
    private static int escaped(byte high, byte low) {
        return Character.digit(high, 16) << 4 | Character.digit(low, 16);
    }
}
