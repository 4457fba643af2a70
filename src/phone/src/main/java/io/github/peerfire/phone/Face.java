package io.github.peerfire.phone;

import java.awt.GraphicsEnvironment;
import java.util.Locale;

/** What of the phone the user sees. */
enum Face {
    /** A window. */
    SWING,
    /** A terminal: orders and answers line by line. */
    TUI,
    /** Nothing: calls, or accepts every call. */
    NONE;

    /** The face for this machine: a window where there is a screen, else a terminal, else none. */
    static Face forThisMachine() {
        return best(!GraphicsEnvironment.isHeadless(), isTerminal());
    }

    static Face best(boolean screen, boolean terminal) {
        if (screen) {
            return SWING;
        }
        return terminal ? TUI : NONE;
    }

    /** Newer Javas have a console without a terminal, too. */
    private static boolean isTerminal() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return System.console() != null && (windows || System.getenv("TERM") != null);
    }
}
