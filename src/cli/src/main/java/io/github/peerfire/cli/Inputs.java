package io.github.peerfire.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files, and in words what is wrong with them. */
final class Inputs {

    private Inputs() {
    }

    /** Opens a file for reading. */
    static InputStream open(Path file) throws CommandFailure {
        if (Files.isDirectory(file)) {
            throw new CommandFailure(ExitCode.FILE, file + " is a directory.");
        }
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw failure("read", file.toString(), e);
        }
    }

    /** Why a file cannot be "read" or "written". */
    static CommandFailure failure(String verb, String file, IOException cause) {
        String done = verb.equals("read") ? "read" : "written";
        String reason;
        if (cause instanceof NoSuchFileException) {
            reason = verb.equals("read") ? "There is no file " + file + "." : "There is no directory for " + file + ".";
        } else if (cause instanceof AccessDeniedException) {
            reason = file + " cannot be " + done + ": permission denied.";
        } else if (cause instanceof FileAlreadyExistsException) {
            reason = file + " exists already.";
        } else {
            reason = file + " cannot be " + done + ": " + cause.getMessage() + ".";
        }
        return new CommandFailure(ExitCode.FILE, reason);
    }
}
