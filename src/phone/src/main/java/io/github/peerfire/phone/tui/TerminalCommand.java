package io.github.peerfire.phone.tui;

import java.util.Locale;
import java.util.Optional;

/**
 * A line that the user typed.
 *
 * @param verb what to do
 * @param rest with whom or what; empty if nothing else was typed
 */
record TerminalCommand(Verb verb, String rest) {

    /** What can be done. */
    enum Verb {
        /** Signs in, after it failed or the user signed out. */
        SIGNIN,
        /** Hangs up and signs out, or gives up signing in. */
        SIGNOUT,
        /** Lists contacts. */
        CONTACTS,
        /** Calls without pictures. */
        CALL,
        /** Calls with pictures. */
        VIDEO,
        /** Calls several, with pictures. */
        GROUP,
        /** Lets one more take part in a group call. */
        INVITE,
        /** Calls a user of Adobe's Video Phone. */
        PHONE,
        /** Sends a line of text. */
        SAY,
        /** Takes the call that rings. */
        ACCEPT,
        /** Does not take it. */
        DECLINE,
        /** Ends the call. */
        HANGUP,
        /** Mutes the microphone, or ends that. */
        MUTE,
        /** Turns the camera off, or on. */
        CAMERA,
        /** Holds the call, or goes on. */
        HOLD,
        /** Holds this call and goes on with the other one. */
        SWITCH,
        /** Lists devices, or chooses another one. */
        DEVICES,
        /** Plays louder or less loud. */
        VOLUME,
        /** Shows the digits to compare. */
        CODE,
        /** Shows the figures of the call. */
        STATS,
        /** Lists missed calls and forgets them. */
        MISSED,
        /** Explains these. */
        HELP,
        /** Hangs up and signs out. */
        QUIT
    }

    /** Understands a line; the first letters of a verb are enough if no other begins so. Empty if it is none. */
    static Optional<TerminalCommand> parse(String line) {
        String[] words = line.strip().split("\\s+", 2);
        String typed = words[0].toUpperCase(Locale.ROOT);
        String rest = words.length > 1 ? words[1] : "";
        Verb found = null;
        for (Verb verb : Verb.values()) {
            if (verb.name().equals(typed)) {
                return Optional.of(new TerminalCommand(verb, rest));
            }
            if (!typed.isEmpty() && verb.name().startsWith(typed)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = verb;
            }
        }
        return Optional.ofNullable(found).map(verb -> new TerminalCommand(verb, rest));
    }
}
