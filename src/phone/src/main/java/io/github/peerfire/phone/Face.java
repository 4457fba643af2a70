package io.github.peerfire.phone;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.Locale;

/** What of the phone the user sees. */
enum Face {
    /** A window. */
    SWING,
    /** A terminal: orders and answers line by line. */
    TUI,
    /** Nothing: accepts every call, and prints what happens. */
    NONE;

    /** The face for this machine: a window where there is a screen, else a terminal, else none. */
    static Face forThisMachine() {
        return best(isScreen(), isTerminal());
    }

    /** Whether a window could open: there is a screen, it answers, and this Java has what it takes. */
    static boolean isScreen() {
        try {
            return !GraphicsEnvironment.isHeadless()
                    && GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
        } catch (HeadlessException | AWTError | LinkageError e) {
            return false;
        }
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
