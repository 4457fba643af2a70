package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.setting.SettingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A setting as a field of a form.
 *
 * @param field the field
 * @param forgettable whether there is a secret that can be forgotten
 */
record SettingField(Field field, boolean forgettable) {

    static SettingField of(
            SettingRow row, Map<String, String> written, Map<String, Message> problems, Wording wording) {
        String value = written.getOrDefault(row.name(), row.value());
        Optional<Message> problem = Optional.ofNullable(problems.get(row.name())).or(row::problem);
        String standard = word(row, row.fallback(), wording);
        Field field = new Field(row.name(), type(row), wording.text("setting." + row.name()),
                wording.text(row.descriptionKey()), isSecret(row) ? "" : value,
                problem.map(wording::text).orElse(""), choices(row, value, standard, wording),
                Long.toString(row.least()), Long.toString(row.most()),
                isSecret(row) && row.isSet() ? wording.text("page.settings.is-set")
                        : standard.isEmpty() ? "" : wording.text("page.settings.default", standard),
                note(row, standard, wording), row.inFile());
        return new SettingField(field, isSecret(row) && row.isSet() && !row.inFile());
    }

    /** Says where a value comes from that is not the default. */
    private static String note(SettingRow row, String standard, Wording wording) {
        if (row.inFile()) {
            return wording.text("page.settings.in-file");
        }
        boolean isDefault = !row.isSet() || isSecret(row) || row.value().equals(row.fallback());
        return isDefault ? "" : standard.isEmpty() ? wording.text("page.settings.changed")
                : wording.text("page.settings.changed-from", standard);
    }

    private static boolean isSecret(SettingRow row) {
        return type(row).equals("password");
    }

    private static String type(SettingRow row) {
        return switch (row.kind()) {
            case FLAG, CHOICE -> "select";
            case NUMBER -> "number";
            case SECRET -> "password";
            case TEXT, LIST -> "text";
        };
    }

    private static List<Field.Choice> choices(SettingRow row, String value, String standard, Wording wording) {
        List<String> words = switch (row.kind()) {
            case FLAG -> List.of("true", "false");
            case CHOICE -> row.choices();
            default -> List.of();
        };
        List<Field.Choice> choices = new ArrayList<>();
        if (!words.isEmpty()) {
            choices.add(new Field.Choice("", wording.text("page.settings.default", standard), value.isEmpty()));
            words.forEach(each -> choices.add(new Field.Choice(each, word(row, each, wording), each.equals(value))));
        }
        return choices;
    }

    private static String word(SettingRow row, String text, Wording wording) {
        return switch (row.kind()) {
            case FLAG -> wording.text(text.equals("true") ? "page.yes" : "page.no");
            case CHOICE -> text.isEmpty() ? "" : wording.text("setting." + row.name() + "." + text);
            default -> text;
        };
    }
}
