package io.github.peerfire.rendezvous.keys;

/**
 * A key with its text, which is known at this moment only.
 *
 * @param key as it was stored
 * @param text what developers write into URLs
 */
public record IssuedKey(DeveloperKey key, String text) {

    /** Never shows the text. */
    @Override
    public String toString() {
        return "IssuedKey[" + key.id() + "]";
    }
}
