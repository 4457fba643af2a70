package io.github.peerfire.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command that ran in this virtual machine.
 *
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int exitCode, String out, String err) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static CommandRun of(String... arguments) {
        return of(new Interruption(), new byte[0], arguments);
    }

    static CommandRun of(Interruption interruption, byte[] in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Peerfire.run(arguments, new ByteArrayInputStream(in), stream(out), stream(err), false,
                interruption);
        return new CommandRun(
                exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** The lines of standard output, each read as JSON. */
    List<JsonNode> events() {
        return out.lines().map(CommandRun::read).toList();
    }

    /** Events of one name. */
    List<JsonNode> events(String name) {
        return events().stream().filter(event -> event.path("event").asText().equals(name)).toList();
    }

    static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + line, e);
        }
    }
}
