package io.github.peerfire.bench;

import io.github.peerfire.bench.flood.Attack;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What an option's value may be. It stays a text. */
enum SettingKind implements ITypeConverter<String> {
    NUMBER("N", "a whole number from 0 on", text -> text.matches("\\d{1,9}")),
    DECIMAL("X", "a number from 0 on", text -> text.matches("\\d{1,9}(\\.\\d*)?|\\.\\d+")),
    GROUP("N", "2, 5, 14 or 16", List.of("2", "5", "14", "16")::contains),
    SWITCH("on|off", "on or off", List.of("on", "off")::contains),
    TARGET("HOST:PORT", Target.FORM, Target::isOne),
    ATTACKS("NAME,...", "names of attacks with commas between them", SettingKind::areAttacks),
    TEXT("TEXT", "a text", text -> true);

    final String label;
    private final String expected;
    private final Predicate<String> accepted;

    SettingKind(String label, String expected, Predicate<String> accepted) {
        this.label = label;
        this.expected = expected;
        this.accepted = accepted;
    }

    private static boolean areAttacks(String text) {
        return text.isEmpty() || List.of(text.toUpperCase(Locale.ROOT).split(",", -1)).stream()
                .allMatch(name -> List.of(Attack.values()).stream().anyMatch(attack -> attack.name().equals(name)));
    }

    @Override
    public String convert(String text) {
        if (!accepted.test(text)) {
            throw new TypeConversionException("'" + text + "' is not " + expected);
        }
        return text;
    }
}
