package io.github.peerfire.openfire.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that administrators may set, as a system property.
 *
 * @param name without {@link RtmfpProperties#PREFIX}
 * @param group what it is shown with
 * @param kind what may be written
 * @param format what texts must look like
 * @param choices the words of a choice
 * @param least smallest number
 * @param most largest number, most characters of a text, or most texts of a list
 * @param fallback used where nothing is set, or something that is not allowed; as it would be written
 * @param endsSessions whether a change starts the rendezvous anew, which ends all RTMFP sessions
 */
public record Setting(
        String name,
        SettingGroup group,
        SettingKind kind,
        SettingFormat format,
        List<String> choices,
        long least,
        long most,
        String fallback,
        boolean endsSessions) {

    private static final int LONGEST_TEXT = 1_000;

    /** Copies the choices. */
    public Setting {
        choices = List.copyOf(choices);
    }

    static Setting flag(SettingGroup group, String name, boolean fallback) {
        return new Setting(name, group, SettingKind.FLAG, SettingFormat.ANY, List.of("true", "false"), 0, 0,
                Boolean.toString(fallback), false);
    }

    static Setting number(SettingGroup group, String name, long fallback, long least, long most) {
        return new Setting(name, group, SettingKind.NUMBER, SettingFormat.ANY, List.of(), least, most,
                Long.toString(fallback), false);
    }

    static Setting text(SettingGroup group, String name, SettingFormat format) {
        return new Setting(name, group, SettingKind.TEXT, format, List.of(), 0, LONGEST_TEXT, "", false);
    }

    static Setting secret(SettingGroup group, String name) {
        return new Setting(name, group, SettingKind.SECRET, SettingFormat.ANY, List.of(), 0, LONGEST_TEXT, "", false);
    }

    static Setting choice(SettingGroup group, String name, String fallback, List<String> words) {
        return new Setting(name, group, SettingKind.CHOICE, SettingFormat.ANY, words, 0, 0, fallback, false);
    }

    static Setting list(SettingGroup group, String name, SettingFormat format, int most, String fallback) {
        return new Setting(name, group, SettingKind.LIST, format, List.of(), 0, most, fallback, false);
    }

    /** The same, where a change ends sessions. */
    Setting ending() {
        return new Setting(name, group, kind, format, choices, least, most, fallback, true);
    }

    /** The name of the system property. */
    public String property() {
        return RtmfpProperties.PREFIX + name;
    }

    /** Why a text cannot be set; empty if it can. What is blank stands for the default. */
    Optional<SettingProblem> problem(String text) {
        String value = text.trim();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind) {
            case FLAG, CHOICE -> choices.contains(value.toLowerCase(Locale.ROOT)) ? Optional.empty()
                    : Optional.of(SettingProblem.of("choice", String.join(", ", choices)));
            case NUMBER -> isNumber(value) ? Optional.empty() : Optional.of(SettingProblem.of("number", least, most));
            case TEXT, SECRET -> value.length() > most ? Optional.of(SettingProblem.of("long", most))
                    : format.problem(value);
            case LIST -> listProblem(value);
        };
    }

    private boolean isNumber(String value) {
        try {
            long number = Long.parseLong(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private Optional<SettingProblem> listProblem(String value) {
        List<String> texts = texts(value);
        return texts.size() > most ? Optional.of(SettingProblem.of("many", most))
                : texts.stream().map(format::problem).flatMap(Optional::stream).findFirst();
    }

    /** What is expected, for the log. */
    String expectation() {
        return switch (kind) {
            case FLAG, CHOICE -> "one of " + String.join(", ", choices);
            case NUMBER -> "a whole number from " + least + " to " + most;
            case TEXT, SECRET -> format.description() + ", of " + most + " characters at most";
            case LIST -> format.description() + ", " + most + " at most, with commas between them";
        };
    }

    /** The texts of a list. */
    static List<String> texts(String value) {
        return Arrays.stream(value.split(",")).map(String::trim).filter(text -> !text.isEmpty()).toList();
    }
}
