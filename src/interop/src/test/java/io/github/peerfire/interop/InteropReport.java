package io.github.peerfire.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of all tests, written to the file {@code interop.report} after the last. */
final class InteropReport implements AutoCloseable {

    private final List<String> lines = new ArrayList<>(List.of(
            "# Interoperability", "", "| peer | version | case | result | ms |", "|---|---|---|---|---|"));

    void add(String peer, String version, String test, String result, long milliseconds) {
        String[] parts = test.split(" ", 2);
        String words = parts[0].replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT) + (parts.length > 1 ? " " + parts[1] : "");
        String firstLine = result.lines().findFirst().orElse("").replace("|", "\\|");
        if (result.startsWith("skipped")) {
            System.out.println(peer + ": " + firstLine);
        }
        lines.add("| %s | %s | %s | %s | %d |".formatted(peer, version, words, firstLine, milliseconds));
    }

    @Override
    public void close() {
        Path file = Path.of(System.getProperty("interop.report", "target/interop.md"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
