package io.github.peerfire.phone.swing;

import java.awt.Toolkit;
import java.util.Locale;

/** Whether the user's system is dark. */
final class Theme {

    private Theme() {
    }

    /** As far as the system tells: GTK's theme on Linux, high contrast on Windows; light if it says nothing. */
    static boolean isDark() {
        Object name = Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Net/ThemeName");
        String chosen = System.getenv().getOrDefault("GTK_THEME", name == null ? "" : name.toString());
        return chosen.toLowerCase(Locale.ROOT).contains("dark");
    }
}
