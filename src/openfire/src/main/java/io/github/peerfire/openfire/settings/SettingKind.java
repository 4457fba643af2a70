package io.github.peerfire.openfire.settings;

/** What may be written as the value of a setting. */
public enum SettingKind {
    /** {@code true} or {@code false}. */
    FLAG,
    /** A whole number within bounds. */
    NUMBER,
    /** A text. */
    TEXT,
    /** A text that is never shown again. */
    SECRET,
    /** One of few words. */
    CHOICE,
    /** Several texts with commas between them. */
    LIST
}
