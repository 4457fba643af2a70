package io.github.peerfire.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A command that runs on a thread of its own with JSON as output, whose events can be waited for. */
final class RunningCommand {

    private static final long PATIENCE_SECONDS = 60;

    private final Interruption interruption = new Interruption();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuffer errors = new StringBuffer();
    private final CompletableFuture<Integer> exitCode;

    private RunningCommand(String... arguments) {
        PrintStream out = new PrintStream(new Lines(lines), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new OutputStream() {

            @Override
            public void write(int character) {
                errors.append((char) character);
            }
        }, true, StandardCharsets.UTF_8);
        exitCode = CompletableFuture.supplyAsync(() -> Peerfire.run(
                arguments, new ByteArrayInputStream(new byte[0]), out, err, false, interruption));
    }

    static RunningCommand start(String... arguments) {
        return new RunningCommand(arguments);
    }

    /** Waits for an event of that name; those before it are passed over. */
    JsonNode event(String name) throws InterruptedException {
        while (true) {
            String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("No event " + name + "; " + errors);
            }
            JsonNode event = CommandRun.read(line);
            if (event.path("event").asText().equals(name)) {
                return event;
            }
        }
    }

    void interrupt() {
        interruption.request();
    }

    int exitCode() throws Exception {
        return exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    String errors() {
        return errors.toString();
    }

    /** Collects lines. */
    private static final class Lines extends OutputStream {

        private final BlockingQueue<String> lines;
        private final StringBuilder line = new StringBuilder();

        private Lines(BlockingQueue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void write(int character) {
            if (character == '\n') {
                lines.add(line.toString());
                line.setLength(0);
            } else {
                line.append((char) character);
            }
        }
    }
}
