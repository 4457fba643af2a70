package io.github.peerfire.openfire.settings;

import java.util.OptionalInt;

/**
 * A whole number that an administrator may set.
 *
 * @param name of the system property
 * @param fallback used where the property is not set or not allowed
 * @param least smallest value allowed
 * @param most largest value allowed
 */
record IntegerSetting(String name, int fallback, int least, int most) {

    /** Reads what an administrator wrote; empty if it is no number or out of bounds. */
    OptionalInt parse(String text) {
        try {
            int value = Integer.parseInt(text.trim());
            return value >= least && value <= most ? OptionalInt.of(value) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
