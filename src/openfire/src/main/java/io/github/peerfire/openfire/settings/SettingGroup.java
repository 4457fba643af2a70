package io.github.peerfire.openfire.settings;

import java.util.Locale;

/** Settings that are shown together, in the order in which they are shown. */
public enum SettingGroup {
    /** Where the service listens and what clients are told. */
    LISTENING,
    /** How users are admitted. */
    TICKETS,
    /** How others are admitted. */
    KEYS,
    /** How much may be used. */
    LIMITS,
    /** When something is asked or given up. */
    TIMERS,
    /** How endpoints are introduced. */
    INTRODUCTIONS,
    /** The relay of last resort. */
    RELAY,
    /** TURN servers. */
    TURN,
    /** The lookup service for old clients. */
    LOOKUP,
    /** What administrators see of users. */
    PRIVACY,
    /** What monitoring gets, and what is kept. */
    MONITORING;

    /** The key of its name. */
    public String key() {
        return "settings.group." + name().toLowerCase(Locale.ROOT);
    }
}
