package io.github.peerfire.phone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a password stands in the first line: a file, such as one end of a pipe, or the standard input. */
final class PasswordFile {

    /** The name of the standard input. */
    static final String STANDARD_INPUT = "-";

    /** Longer ones are no passwords, but other files. */
    static final int MAX_BYTES = 4096;

    private PasswordFile() {
    }

    /**
     * Reads the line, and of the standard input not a byte more: what follows are orders.
     *
     * @param input the standard input
     */
    static String read(String name, InputStream input) throws PhoneOptions.UsageException {
        if (name.equals(STANDARD_INPUT)) {
            return password(input, "the standard input");
        }
        try (InputStream file = Files.newInputStream(Path.of(name))) {
            return password(file, name);
        } catch (IOException | InvalidPathException e) {
            throw unreadable(name);
        }
    }

    private static String password(InputStream in, String name) throws PhoneOptions.UsageException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
                if (line.size() > MAX_BYTES) {
                    throw new PhoneOptions.UsageException("The first line of " + name + " is too long for a password.");
                }
            }
        } catch (IOException e) {
            throw unreadable(name);
        }
        String password = line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
        if (password.isEmpty()) {
            throw new PhoneOptions.UsageException("There is no password in the first line of " + name + ".");
        }
        return password;
    }

    private static PhoneOptions.UsageException unreadable(String name) {
        return new PhoneOptions.UsageException("The password cannot be read from " + name + ".");
    }
}
