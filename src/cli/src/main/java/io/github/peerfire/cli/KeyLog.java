package io.github.peerfire.cli;

import io.github.peerfire.flash.crypto.SessionSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of session secrets that grows, readable by its owner only. Thread-safe. */
final class KeyLog {

    private static final Logger LOG = LoggerFactory.getLogger(KeyLog.class);

    private final Path file;

    private KeyLog(Path file) {
        this.file = file;
    }

    /** Makes the file if there is none, and makes sure that it can be written. */
    static KeyLog open(Path file) throws CommandFailure {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            append(file, "");
            return new KeyLog(file);
        } catch (IOException e) {
            throw Inputs.failure("write", file.toString(), e);
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            Files.createFile(file); // no POSIX here
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    /** Adds a session; what cannot be written any more is lost. */
    synchronized void add(SessionSecret secret) {
        try {
            append(file, secret.toLine() + "\n");
        } catch (IOException e) {
            LOG.warn("A session's keys are lost: {}", e.getMessage());
        }
    }
}
