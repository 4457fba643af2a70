package io.github.peerfire.openfire.operation.setting;

import io.github.peerfire.openfire.operation.Message;
import java.util.List;
import java.util.Optional;

/**
 * A setting and its value.
 *
 * @param name without the prefix, such as {@code advertisedHost}; also the end of the key of its label,
 *     {@code setting.advertisedHost}
 * @param property the name of the system property
 * @param group which ones it belongs to; {@code settings.group.} and this is the key of the group's name
 * @param kind what may be written
 * @param choices what may be written if it is one of few words; {@code setting.NAME.CHOICE} is the key of its name
 * @param least smallest number
 * @param most largest number, or the most characters of a text
 * @param fallback what is used where nothing is set, as it would be written; may be empty
 * @param value what is set, empty if nothing is; always empty for a secret
 * @param isSet whether anything is set
 * @param problem why what is set is not used
 * @param descriptionKey key of the sentence that describes it
 * @param endsSessions whether a change starts the rendezvous anew, which ends all RTMFP sessions
 */
public record SettingRow(
        String name,
        String property,
        String group,
        Kind kind,
        List<String> choices,
        long least,
        long most,
        String fallback,
        String value,
        boolean isSet,
        Optional<Message> problem,
        String descriptionKey,
        boolean endsSessions) {

    /** What may be written. */
    public enum Kind {
        /** {@code true} or {@code false}. */
        FLAG,
        /** A whole number within bounds. */
        NUMBER,
        /** A text. */
        TEXT,
        /** A text that is never shown again; written blank, it stays as it is. */
        SECRET,
        /** One of the choices. */
        CHOICE,
        /** Several texts with commas between them. */
        LIST
    }

    /** Copies the choices. */
    public SettingRow {
        choices = List.copyOf(choices);
    }
}
