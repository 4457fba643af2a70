package io.github.peerfire.openfire.operation.key;

import io.github.peerfire.rendezvous.keys.DeveloperKey;
import java.util.Locale;

/**
 * A developer key as administrators see it.
 *
 * @param key all but its text
 * @param state whether it can be used
 * @param endpoints how many are connected with it
 */
public record KeyRow(DeveloperKey key, State state, int endpoints) {

    /** Whether a key can be used. */
    public enum State {
        /** It can. */
        VALID,
        /** It can, to reach others with the same key. */
        SANDBOX,
        /** Its time is over. */
        EXPIRED,
        /** It was taken back. */
        REVOKED;

        /** The key of a word for it. */
        public String key() {
            return "command.keys.state." + name().toLowerCase(Locale.ROOT);
        }
    }
}
