package io.github.peerfire.openfire.lookup;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The query of a URL: names and values in {@code application/x-www-form-urlencoded}, UTF-8, each name once. */
record Query(Map<String, String> values) {

    private static final int LONGEST = 2_048;

    /** Reads what stands after the question mark, null for nothing; empty if it is malformed. */
    static Optional<Query> parse(String text) {
        Map<String, String> values = new HashMap<>();
        if (text == null || text.isEmpty()) {
            return Optional.of(new Query(values));
        }
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || values.put(name.get(), value.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Query(Map.copyOf(values)));
    }

    /** A value; empty if there is none of that name. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static Optional<String> decode(String encoded) {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            if (character == '%') {
                int octet = octet(encoded, i + 1);
                if (octet < 0) {
                    return Optional.empty();
                }
                bytes.put((byte) octet);
                i += 2;
            } else if (character <= ' ' || character >= 0x7F) {
                return Optional.empty();
            } else {
                bytes.put((byte) (character == '+' ? ' ' : character));
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int octet(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }
}
