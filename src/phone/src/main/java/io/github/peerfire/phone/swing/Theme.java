package io.github.peerfire.phone.swing;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import io.github.peerfire.phone.control.PhoneSettings.Appearance;
import java.awt.Toolkit;
import java.util.Locale;

/** Light or dark, as the user or the system wants. */
final class Theme {

    private static volatile boolean desktopDark;

    private Theme() {
    }

    /** Learns how the system is; not on the event thread, for it may take a second. */
    static void askSystem() {
        desktopDark = DesktopColours.ofThisMachine().areDark();
    }

    /** Changes all windows; they need not be there yet. */
    static void use(Appearance appearance) {
        boolean dark = appearance == Appearance.DARK || appearance == Appearance.SYSTEM && isSystemDark();
        if (dark) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
        FlatLaf.updateUI();
    }

    /** By the desktop's setting or GTK's theme; light if neither is known. */
    private static boolean isSystemDark() {
        Object name = Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Net/ThemeName");
        String chosen = System.getenv().getOrDefault("GTK_THEME", name == null ? "" : name.toString());
        return desktopDark || chosen.toLowerCase(Locale.ROOT).contains("dark");
    }
}
