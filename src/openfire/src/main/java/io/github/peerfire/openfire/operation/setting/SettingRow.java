package io.github.peerfire.openfire.operation.setting;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.settings.SettingGroup;
import io.github.peerfire.openfire.settings.SettingKind;
import java.util.List;
import java.util.Optional;

/**
 * A setting and its value.
 *
 * @param name without the prefix, such as {@code advertisedHost}; also the end of the key of its label,
 *     {@code setting.advertisedHost}
 * @param property the name of the system property
 * @param group which ones it is shown with
 * @param kind what may be written
 * @param choices what may be written if it is one of few words; {@code setting.NAME.CHOICE} is the key of its name
 * @param least smallest number
 * @param most largest number, or the most characters of a text
 * @param fallback what is used where nothing is set, as it would be written; may be empty
 * @param value what is set, empty if nothing is; always empty for a secret, which stays as it is if it is written blank
 * @param isSet whether anything is set
 * @param problem why what is set is not used
 * @param descriptionKey key of the sentence that describes it
 * @param endsSessions whether a change starts the rendezvous anew, which ends all RTMFP sessions
 * @param inFile whether it is set in a file of this node, and can be changed there only
 */
public record SettingRow(
        String name,
        String property,
        SettingGroup group,
        SettingKind kind,
        List<String> choices,
        long least,
        long most,
        String fallback,
        String value,
        boolean isSet,
        Optional<Message> problem,
        String descriptionKey,
        boolean endsSessions,
        boolean inFile) {

    /** Copies the choices. */
    public SettingRow {
        choices = List.copyOf(choices);
    }
}
