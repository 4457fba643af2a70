package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what was written into a form, and remembers what is wrong with it. */
final class FormReader {

    private final Parameters parameters;
    private final Wording wording;
    private final Map<String, Message> mistakes = new LinkedHashMap<>();

    FormReader(Visit visit) {
        parameters = visit.parameters();
        wording = visit.wording();
    }

    /** What is wrong, by field. */
    Map<String, Message> mistakes() {
        return Map.copyOf(mistakes);
    }

    /** A text that must not be empty. */
    String text(String name, int longest) {
        String text = parameters.text(name);
        if (text.isEmpty()) {
            mistakes.put(name, Message.of("page.form.missing"));
        } else if (text.length() > longest) {
            mistakes.put(name, Message.of("page.form.too-long", wording.number(longest)));
        }
        return text;
    }

    /** A whole number; the smallest if there is something wrong. */
    int number(String name, int least, int most) {
        OptionalLong number = parameters.number(name);
        if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
            mistakes.put(name, Message.of("page.form.number", wording.number(least), wording.number(most)));
            return least;
        }
        return (int) number.getAsLong();
    }

    boolean flag(String name) {
        return parameters.text(name).equals("true");
    }

    /** The end of a day in the console's time zone; empty if nothing is written. */
    Optional<Instant> endOfDay(String name) {
        String text = parameters.text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() > 0 && day.getYear() <= 9999) {
                return Optional.of(day.plusDays(1).atStartOfDay(wording.zone()).toInstant());
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        mistakes.put(name, Message.of("page.form.date"));
        return Optional.empty();
    }
}
