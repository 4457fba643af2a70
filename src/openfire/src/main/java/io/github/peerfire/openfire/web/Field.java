package io.github.peerfire.openfire.web;

import java.util.List;

/**
 * A field of a form.
 *
 * @param name its parameter
 * @param type of the input, {@code checkbox} or {@code select}
 * @param label what it is called
 * @param help a sentence about it; may be empty
 * @param value what is in it
 * @param error what is wrong with it; empty if nothing is
 * @param choices what can be chosen
 * @param least smallest number; empty if there is none
 * @param most largest number, or the most characters; empty if there is none
 * @param placeholder what holds if nothing is written; may be empty
 * @param note where its value comes from, if it is not the usual one; may be empty
 * @param fixed whether it cannot be changed here
 */
record Field(String name, String type, String label, String help, String value, String error, List<Choice> choices,
        String least, String most, String placeholder, String note, boolean fixed) {

    /** What can be chosen. */
    record Choice(String value, String label, boolean selected) {
    }

    /** A field with nothing wrong in it, whose texts' keys begin with {@code key}. */
    static Field of(String name, String type, String value, String key, Wording wording) {
        return new Field(name, type, wording.text(key), wording.text(key + ".help"), value, "", List.of(), "", "", "",
                "", false);
    }

    /** The same with bounds. */
    Field within(long smallest, long largest) {
        return new Field(name, type, label, help, value, error, choices, Long.toString(smallest),
                Long.toString(largest), placeholder, note, fixed);
    }

    /** The same with what is wrong. */
    Field wrong(String message) {
        return new Field(name, type, label, help, value, message, choices, least, most, placeholder, note, fixed);
    }

    boolean isCheckbox() {
        return type.equals("checkbox");
    }

    boolean isSelect() {
        return type.equals("select");
    }

    boolean isInput() {
        return !isCheckbox() && !isSelect();
    }

    boolean isText() {
        return type.equals("text") || type.equals("password");
    }

    boolean isPassword() {
        return type.equals("password");
    }

    boolean isNumber() {
        return type.equals("number");
    }

    boolean isChecked() {
        return value.equals("true");
    }
}
