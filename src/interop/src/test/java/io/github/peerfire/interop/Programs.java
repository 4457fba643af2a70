package io.github.peerfire.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The installed programs, and those of them that one test has started. */
final class Programs implements AutoCloseable {

    private final Path home = Path.of(System.getProperty("interop.home", ""));
    private final Path output;
    private final List<Program> started = new ArrayList<>();

    Programs(String test) {
        output = Path.of(System.getProperty("interop.output", "target/interop"), test.replaceAll("\\W+", "-"));
    }

    /** Skips the test if a program is not there. */
    void require(String program) {
        assumeTrue(!home.toString().isEmpty(), "say -Dinterop.home=DIR, where DIR is the folder with the programs");
        assumeTrue(Files.isExecutable(home.resolve(program)), "there is no " + program + " in " + home);
    }

    /** What is written beside the program about its version. */
    String version(String program) {
        Path file = home.resolve(program + ".version");
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "unknown";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder of this test's own. */
    Path folder() {
        try {
            return Files.createDirectories(output).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a program, which is killed after the test unless it has ended by then. */
    Program start(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve(program).toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Program result = Program.start(command, folder().resolve(program + "-" + started.size() + ".log"), folder());
        started.add(result);
        return result;
    }

    @Override
    public void close() {
        started.forEach(Program::close);
        started.clear();
    }
}
