package io.github.peerfire.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The other process of a benchmark: this program with another subcommand. It ends when its standard input does. */
public final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final PrintStream input;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts this program with other arguments. */
    public static ChildProcess start(String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(System.getProperty("bench.jvm", "-Xmx512m").split(" ")));
        command.add(Bench.class.getName());
        command.addAll(List.of(arguments));
        return new ChildProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /**
     * Waits for a line of its output.
     *
     * @throws IOException if the process ended instead
     */
    public String readLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The other process ended");
        }
        return line;
    }

    long pid() {
        return process.pid();
    }

    /** Writes a line of its input. */
    public void tell(String line) {
        input.println(line);
    }

    /** Has it answer with a line. */
    String ask() throws IOException {
        tell("");
        return readLine();
    }

    @Override
    public void close() {
        input.close();
        process.onExit().join();
    }
}
