package io.github.peerfire.openfire.command;

import java.util.Optional;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;

/**
 * Reads what was filled in.
 *
 * @param labels what the keys of the fields' names begin with
 */
record FilledForm(DataForm form, Texts texts, String labels) {

    /** What stands in a field, without white space around it; empty if it is missing or blank. */
    Optional<String> text(String field) {
        return Optional.ofNullable(form.getField(field)).map(FormField::getFirstValue)
                .map(String::trim).filter(value -> !value.isEmpty());
    }

    /** What stands in a field that must be filled in. */
    String required(String field) throws CommandException {
        return text(field).orElseThrow(() -> invalid(field));
    }

    /** A whole number within bounds. */
    int number(String field, int fallback, int least, int most) throws CommandException {
        String value = text(field).orElse(Integer.toString(fallback));
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is out of bounds.
        }
        throw invalid(field);
    }

    /** Whether a box is ticked. */
    boolean flag(String field) {
        return text(field).map(value -> value.equals("1") || value.equals("true")).orElse(false);
    }

    /** That a field says something that it cannot say. */
    CommandException invalid(String field) {
        return new CommandException(texts.get("command.invalid") + " " + texts.get(labels + field));
    }
}
