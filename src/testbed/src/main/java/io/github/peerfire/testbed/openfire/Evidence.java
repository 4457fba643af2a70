package io.github.peerfire.testbed.openfire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a test that has waited in vain leaves to whoever looks for the reason: what the clients of this virtual machine
 * did last, and what each of its threads does now.
 */
public final class Evidence {

    private static final String LOG_FILE = "org.slf4j.simpleLogger.logFile";
    private static final int LAST_LINES = 150;
    private static final int MOST_FRAMES = 16;
    /** The rest is the server's. */
    private static final List<String> THREADS =
            List.of("main", "peerfire-", "rtmfp-", "Smack", "ForkJoinPool", "AWT-EventQueue", "awt-");

    private Evidence() {
    }

    /** All of it as it is now, in lines. */
    public static String now() {
        return Stream.of(log(), threads()).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** The last lines of the file that simple loggers write to, if they do. */
    private static String log() {
        String file = System.getProperty(LOG_FILE, "");
        if (file.isEmpty() || !Files.isRegularFile(Path.of(file))) {
            return "";
        }
        try {
            // Whatever bytes there are.
            List<String> lines = Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1);
            return "The last of " + lines.size() + " lines of " + file + ":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "No log: " + e;
        }
    }

    private static String threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> THREADS.stream().anyMatch(each.getKey().getName()::startsWith))
                .sorted(Map.Entry.comparingByKey((one, other) -> one.getName().compareTo(other.getName())))
                .map(each -> thread(each.getKey(), each.getValue())).collect(Collectors.joining("\n"));
    }

    private static String thread(Thread thread, StackTraceElement[] frames) {
        return "Thread " + thread.getName() + ", " + thread.getState() + Stream.of(frames).limit(MOST_FRAMES)
                .map(frame -> "\n    at " + frame).collect(Collectors.joining());
    }
}
