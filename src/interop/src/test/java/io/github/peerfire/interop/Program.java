package io.github.peerfire.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A running program. What it prints is kept, also in a file, and can be waited for. */
final class Program implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Process process;
    private final String name;
    private final StringBuilder output = new StringBuilder();
    private boolean ended;

    private Program(Process process, String name) {
        this.process = process;
        this.name = name;
    }

    /** Starts a program with its output, errors too, line by line whatever it is used to. */
    static Program start(List<String> command, Path log, Path folder) {
        List<String> lineBuffered = new ArrayList<>(List.of("stdbuf", "-oL"));
        lineBuffered.addAll(command);
        try {
            Process process = new ProcessBuilder(lineBuffered).directory(folder.toFile())
                    .redirectErrorStream(true).start();
            Program program = new Program(process, log.getFileName().toString());
            Writer copy = Files.newBufferedWriter(log);
            Thread reader = new Thread(() -> program.read(copy), program.name);
            reader.setDaemon(true);
            reader.start();
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Writer copy) {
        try (copy; BufferedReader lines = process.inputReader(StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.append(line).append('\n').flush();
                add(line);
            }
        } catch (IOException e) {
            add("(no more output: " + e.getMessage() + ")");
        }
        end();
    }

    private synchronized void add(String line) {
        output.append(line).append('\n');
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /**
     * Waits until what it has printed matches.
     *
     * @return the first group, or all of the match if there is none
     * @throws AssertionError if it ends, or takes too long
     */
    String await(String regularExpression) throws InterruptedException {
        return await(regularExpression, 1);
    }

    /** Waits until what it has printed matches so many times; returns the last match as {@link #await(String)} does. */
    synchronized String await(String regularExpression, int times) throws InterruptedException {
        Pattern pattern = Pattern.compile(regularExpression);
        long deadline = System.nanoTime() + PATIENCE;
        Optional<MatchResult> match = match(pattern, times);
        while (match.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (ended || left <= 0) {
                throw new AssertionError(name + (ended ? " ended" : " went on") + " without printing "
                        + regularExpression + (times > 1 ? " " + times + " times" : ""));
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
            match = match(pattern, times);
        }
        return match.get().group(match.get().groupCount() == 0 ? 0 : 1);
    }

    private Optional<MatchResult> match(Pattern pattern, int times) {
        return pattern.matcher(output).results().skip(times - 1L).findFirst();
    }

    /** Waits for a line with a port number in it. */
    int awaitPort(String before) throws InterruptedException {
        return Integer.parseInt(await(Pattern.quote(before) + "(\\d+)"));
    }

    /** Waits until it ends by itself. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)) {
            throw new AssertionError(name + " does not end");
        }
        return process.exitValue();
    }

    /** As when somebody types control-C. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Kills it. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
