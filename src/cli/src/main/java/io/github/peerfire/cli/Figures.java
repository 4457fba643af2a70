package io.github.peerfire.cli;

import java.util.Locale;

/** Figures for people. */
final class Figures {

    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;

    private Figures() {
    }

    /** "1:02:03.4" */
    static String time(long milliseconds) {
        long seconds = milliseconds / 1_000;
        String rest = String.format(Locale.ROOT, "%02d:%02d.%d", seconds / 60 % 60, seconds % 60,
                milliseconds % 1_000 / 100);
        return seconds >= 3_600 ? seconds / 3_600 + ":" + rest : rest;
    }

    /** "12.3 MB" */
    static String bytes(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < MEGA ? String.format(Locale.ROOT, "%.1f kB", bytes / KILO)
                : String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
    }

    /** "640 kbit/s" */
    static String rate(double bytesPerSecond) {
        return String.format(Locale.ROOT, "%.0f kbit/s", bytesPerSecond * 8 / KILO);
    }

    /** Milliseconds with one decimal. */
    static double milliseconds(long nanoseconds) {
        return Math.round(nanoseconds / 1e5) / 10.0;
    }
}
