package io.github.peerfire.openfire.lookup;

import java.text.Normalizer;
import java.util.Set;

/** The characters that identifiers may have (RFC 8264 §4.2, §8, §9). */
final class IdentifierClass {

    // RFC 8264 §9.6 = RFC 5892 §2.6
    private static final Set<Integer> ALLOWED_EXCEPTIONS = Set.of(0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007);
    private static final Set<Integer> FORBIDDEN_EXCEPTIONS = Set.of(
            0x640, 0x7FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B);
    /** Default_Ignorable_Code_Point as far as its characters are letters or marks; all others are neither. */
    private static final Set<Integer> IGNORABLE = Set.of(0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0);

    private IdentifierClass() {
    }

    /** Whether text has such characters only, each in a place that its rule allows. */
    static boolean allows(String text) {
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (ContextRules.concern(characters[i])
                    ? !ContextRules.allow(characters, i) : !allows(characters[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean allows(int character) {
        if (ALLOWED_EXCEPTIONS.contains(character) || character > ' ' && character < 0x7F) {
            return true;
        }
        return !FORBIDDEN_EXCEPTIONS.contains(character) && !isIgnorable(character) && !isOldHangulJamo(character)
                && isLetterOrDigit(character) && !hasCompatibleEquivalent(character);
    }

    private static boolean isLetterOrDigit(int character) {
        return switch (Character.getType(character)) {
            case Character.LOWERCASE_LETTER, Character.UPPERCASE_LETTER, Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER, Character.MODIFIER_LETTER, Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isIgnorable(int character) {
        boolean variation = character >= 0xFE00 && character <= 0xFE0F
                || character >= 0x180B && character <= 0x180F || character >= 0xE0000 && character <= 0xE0FFF;
        return variation || IGNORABLE.contains(character);
    }

    private static boolean isOldHangulJamo(int character) {
        return character >= 0x1100 && character <= 0x11FF || character >= 0xA960 && character <= 0xA97C
                || character >= 0xD7B0 && character <= 0xD7FB;
    }

    private static boolean hasCompatibleEquivalent(int character) {
        String text = Character.toString(character);
        return !Normalizer.normalize(text, Normalizer.Form.NFKC).equals(text); // RFC 8264 §9.17
    }
}
