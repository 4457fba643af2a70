package io.github.peerfire.openfire.lookup;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;

/** Characters that identifiers may have in some places only (RFC 5892 appendix A). */
final class ContextRules {

    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;
    private static final int MIDDLE_DOT = 0xB7;
    private static final int KERAIA = 0x375;
    private static final int GERESH = 0x5F3;
    private static final int GERSHAYIM = 0x5F4;
    private static final int KATAKANA_MIDDLE_DOT = 0x30FB;

    private ContextRules() {
    }

    /** Whether a character has such a rule. */
    static boolean concern(int character) {
        return switch (character) {
            case JOINER, NON_JOINER, MIDDLE_DOT, KERAIA, GERESH, GERSHAYIM, KATAKANA_MIDDLE_DOT -> true;
            default -> isArabicDigit(character) || isExtendedArabicDigit(character);
        };
    }

    /** Whether the character at a place may be there. */
    static boolean allow(int[] text, int at) {
        int before = at > 0 ? text[at - 1] : -1;
        int after = at + 1 < text.length ? text[at + 1] : -1;
        return switch (text[at]) {
            case MIDDLE_DOT -> before == 'l' && after == 'l';
            case KERAIA -> isOf(UnicodeScript.GREEK, after);
            case GERESH, GERSHAYIM -> isOf(UnicodeScript.HEBREW, before);
            case KATAKANA_MIDDLE_DOT -> hasJapanese(text);
            // Where cursive scripts would allow it too is not looked at: such a name is written without it.
            case JOINER, NON_JOINER -> isVirama(before);
            default -> Arrays.stream(text).noneMatch(isArabicDigit(text[at])
                    ? ContextRules::isExtendedArabicDigit : ContextRules::isArabicDigit);
        };
    }

    private static boolean isOf(UnicodeScript script, int character) {
        return character >= 0 && UnicodeScript.of(character) == script;
    }

    private static boolean hasJapanese(int[] text) {
        return Arrays.stream(text).filter(character -> character != KATAKANA_MIDDLE_DOT)
                .anyMatch(character -> isOf(UnicodeScript.HIRAGANA, character)
                        || isOf(UnicodeScript.KATAKANA, character) || isOf(UnicodeScript.HAN, character));
    }

    private static boolean isVirama(int character) {
        String name = character < 0 ? null : Character.getName(character);
        return name != null && name.endsWith(" VIRAMA");
    }

    private static boolean isArabicDigit(int character) {
        return character >= 0x660 && character <= 0x669;
    }

    private static boolean isExtendedArabicDigit(int character) {
        return character >= 0x6F0 && character <= 0x6F9;
    }
}
