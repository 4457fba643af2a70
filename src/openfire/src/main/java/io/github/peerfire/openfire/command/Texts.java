package io.github.peerfire.openfire.command;

/** Texts for people, in the server's language. */
@FunctionalInterface
public interface Texts {

    /** The text with a key of the plugin's {@code i18n} files. */
    String get(String key);
}
