package io.github.peerfire.openfire.binding;

import java.util.Locale;
import java.util.Optional;

/** Who gets to see a bound endpoint (ProtoXEP section 4.2). */
public enum Visibility {
    /** Stamped in presence, introduced by the rules of section 5.6. */
    CONTACTS,
    /** Not stamped, still introduced by those rules. */
    NONE,
    /** As {@link #CONTACTS}, and introduced to any admitted session. */
    LEGACY;

    /** Reads the attribute's value; empty if it is unknown. */
    public static Optional<Visibility> parse(String word) {
        for (Visibility visibility : values()) {
            if (visibility.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(visibility);
            }
        }
        return Optional.empty();
    }
}
