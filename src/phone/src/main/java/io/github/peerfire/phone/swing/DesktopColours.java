package io.github.peerfire.phone.swing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Where systems keep whether their windows are dark. Each has a program that tells. */
enum DesktopColours {
    /** Has a style only if it is dark. */
    MAC("Dark", "defaults", "read", "-g", "AppleInterfaceStyle"),
    /** 0: applications are not light. */
    WINDOWS("0x0", "reg", "query", "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
            "/v", "AppsUseLightTheme"),
    /** The theme's name says nothing any more since version 42. */
    GNOME("prefer-dark", "gsettings", "get", "org.gnome.desktop.interface", "color-scheme");

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final String dark;
    private final String[] question;

    DesktopColours(String dark, String... question) {
        this.dark = dark;
        this.question = question;
    }

    static DesktopColours ofThisMachine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.startsWith("mac") ? MAC : system.startsWith("windows") ? WINDOWS : GNOME;
    }

    /** Asks, which takes a second at most; false if nothing is known. */
    boolean areDark() {
        return areDark(answer(PATIENCE, question));
    }

    /** What the program's answer means. */
    boolean areDark(String answer) {
        return answer.contains(dark);
    }

    /** What a program prints, which must be short; nothing if it is not there, or does not end within a time. */
    static String answer(Duration patience, String... program) {
        try {
            Process asked = new ProcessBuilder(program).redirectErrorStream(true).start();
            try {
                return asked.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                        ? new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8) : "";
            } finally {
                asked.destroyForcibly();
            }
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
