package io.github.peerfire.cli.output;

import java.io.PrintStream;

/**
 * Where a command writes: results to standard output, as sentences or as JSON; progress and errors to standard error.
 * Thread-safe.
 */
public final class Printer {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final boolean terminal;
    private boolean lineOpen;

    /**
     * Writes to two streams.
     *
     * @param json whether events are written as JSON
     * @param terminal whether a person watches {@code err}, where progress then overwrites itself on one line
     */
    public Printer(PrintStream out, PrintStream err, boolean json, boolean terminal) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.terminal = terminal;
    }

    /** Tells of an event. */
    public synchronized void event(Event event) {
        if (json) {
            out.println(event.toJson());
            out.flush();
        } else if (!event.text().isEmpty()) {
            endLine();
            out.println(visible(event.text()));
            out.flush();
        }
    }

    /** Tells how far something got: as an event in JSON, else to who watches, who sees only the newest. */
    public synchronized void progress(Event event) {
        if (json) {
            event(event);
        } else if (terminal) {
            err.print(CLEAR_LINE + visible(event.text()));
            err.flush();
            lineOpen = true;
        }
    }

    /** Says why a command failed; in JSON too. */
    public synchronized void error(String message, int exitCode) {
        error(message, Event.of("error", "").with("message", message).with("exitCode", exitCode));
    }

    /** Says where a signal ended a command; in JSON too, but without the exit code: that is the signal's. */
    public synchronized void interrupted(String message) {
        error(message, Event.of("error", "").with("message", message));
    }

    private void error(String message, Event event) {
        if (json) {
            event(event);
        }
        endLine();
        err.println("peerfire: " + visible(message));
        err.flush();
    }

    private void endLine() {
        if (lineOpen) {
            err.print(CLEAR_LINE);
            err.flush();
            lineOpen = false;
        }
    }

    /** What a peer sent must not steer a terminal. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> visible.appendCodePoint(
                c != '\n' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) ? '\ufffd' : c));
        return visible.toString();
    }
}
