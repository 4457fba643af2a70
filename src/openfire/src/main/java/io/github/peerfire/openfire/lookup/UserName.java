package io.github.peerfire.openfire.lookup;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Names as users write them, prepared for comparison: PRECIS UsernameCaseMapped (RFC 8265 §3.3). */
final class UserName {

    /** The most characters that a name may have, written or prepared (ProtoXEP section 8.1). */
    static final int LONGEST = 64;

    private static final int ROUNDS = 4;
    private static final int FIRST_OF_OTHER_WIDTH = 0xFF00;
    private static final int LAST_OF_OTHER_WIDTH = 0xFFEF;
    private static final int WIDE_SPACE = 0x3000;

    private UserName() {
    }

    /** The name under which somebody is found; empty if what he wrote cannot be one. */
    static Optional<String> prepare(String written) {
        String before = written;
        for (int i = 0; i < ROUNDS; i++) {
            Optional<String> prepared = once(before);
            if (prepared.isEmpty() || prepared.get().equals(before)) {
                return prepared;
            }
            before = prepared.get();
        }
        return Optional.empty(); // RFC 8264 §7: what does not come to rest is no name
    }

    private static Optional<String> once(String written) {
        if (!hasAllowedLength(written)) {
            return Optional.empty();
        }
        // RFC 8265 §3.3.2: width mapping, then the class, then case, normalization and direction
        String mapped = mapWidth(written);
        if (!IdentifierClass.allows(mapped)) {
            return Optional.empty();
        }
        String prepared = Normalizer.normalize(mapped.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        return hasAllowedLength(prepared) && IdentifierClass.allows(prepared) && BidiRule.isKept(prepared)
                ? Optional.of(prepared) : Optional.empty();
    }

    private static boolean hasAllowedLength(String name) {
        return !name.isEmpty() && name.length() <= 2 * LONGEST && name.codePointCount(0, name.length()) <= LONGEST;
    }

    private static String mapWidth(String name) {
        StringBuilder mapped = new StringBuilder(name.length());
        name.codePoints().forEach(character -> {
            boolean other = character == WIDE_SPACE
                    || character >= FIRST_OF_OTHER_WIDTH && character <= LAST_OF_OTHER_WIDTH;
            String same = Character.toString(character);
            mapped.append(other ? Normalizer.normalize(same, Normalizer.Form.NFKC) : same);
        });
        return mapped.toString();
    }
}
