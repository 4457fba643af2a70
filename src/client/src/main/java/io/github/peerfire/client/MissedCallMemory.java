package io.github.peerfire.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which missed calls were told already, so that each is told once, whoever signs in again and however often the archive
 * has it. Keeps the last 1,024. Thread-safe.
 */
public final class MissedCallMemory {

    private static final Logger LOG = LoggerFactory.getLogger(MissedCallMemory.class);

    static final int MOST = 1024;

    private final Set<String> told = new LinkedHashSet<>();
    private final Optional<Path> file;

    private MissedCallMemory(Optional<Path> file, List<String> known) {
        this.file = file;
        told.addAll(known);
    }

    /** One that lasts as long as it is used. */
    public static MissedCallMemory ofThisProcess() {
        return new MissedCallMemory(Optional.empty(), List.of());
    }

    /**
     * One that lasts. What is there was written by ones of this class; other processes may add to it meanwhile.
     *
     * @param file is made when the first call is told; tells nobody who called
     * @throws IOException if it is there and cannot be read
     */
    public static MissedCallMemory in(Path file) throws IOException {
        return new MissedCallMemory(Optional.of(file), known(file));
    }

    private static List<String> known(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** Notes that a call is told now; whether it was not before. */
    synchronized boolean add(String id) {
        // Whoever calls chooses it, so that it may be anything.
        String line = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
        file.ifPresent(this::readAgain);
        if (!told.add(line)) {
            return false;
        }
        boolean full = told.size() > MOST;
        while (told.size() > MOST) {
            told.remove(told.iterator().next());
        }
        file.ifPresent(path -> write(path, line, full));
        return true;
    }

    /** Others may have told some. */
    private void readAgain(Path path) {
        try {
            told.addAll(known(path));
        } catch (IOException e) {
            LOG.debug("It cannot be read which missed calls were told: {}", e.toString());
        }
    }

    private void write(Path path, String line, boolean anew) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (anew) {
                Files.write(path, new ArrayList<>(told));
            } else {
                Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            LOG.warn("It cannot be remembered which missed calls were told: {}", e.toString());
        }
    }
}
