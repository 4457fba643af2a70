package io.github.peerfire.phone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file system of 64 KiB, which only root can make. */
public final class SmallDisk implements AutoCloseable {

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** Makes it in an empty directory, or has the test skipped. */
    public static SmallDisk at(Path directory) {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", directory.toString()),
                "No small file system can be mounted here.");
        return new SmallDisk(directory);
    }

    /** Lets nobody write any more. */
    public void protect() {
        if (!run("mount", "-o", "remount,ro", directory.toString())) {
            throw new UncheckedIOException(new IOException(directory + " can be written."));
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().onExit().join().exitValue() == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        }
    }

    @Override
    public void close() {
        run("umount", directory.toString());
    }
}
