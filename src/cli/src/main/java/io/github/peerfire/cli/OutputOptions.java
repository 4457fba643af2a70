package io.github.peerfire.cli;

import io.github.peerfire.cli.output.Printer;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/** How much a command tells, and in which form. */
final class OutputOptions {

    /** Behind what a command has for itself. */
    private static final int LAST = 1;

    @Option(names = "--json", order = LAST,
            description = "Write one JSON object on each line to standard output, also of progress.")
    private boolean json;

    @Option(names = {"-q", "--quiet"}, order = LAST, description = "Show no progress.")
    private boolean quiet;

    @Option(names = {"-v", "--verbose"}, order = LAST,
            description = "Log what the protocol does to standard error; twice for more.")
    private boolean[] verbose = {};

    @Option(names = {"-h", "--help"}, order = LAST, usageHelp = true, description = "Show this and exit.")
    private boolean help;

    private Printer printer;

    /** The one printer of this command. */
    Printer printer(Environment environment) {
        return printer(environment, environment.out());
    }

    /** As {@link #printer(Environment)}, for a command whose standard output is taken by what it plays. */
    Printer printerBesideOutput(Environment environment) {
        return printer(environment, environment.err());
    }

    private Printer printer(Environment environment, PrintStream out) {
        if (printer == null) {
            applyVerbosity();
            printer = new Printer(out, environment.err(), json, environment.terminal() && !quiet);
        }
        return printer;
    }

    private void applyVerbosity() {
        if (verbose.length > 0) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose.length > 1 ? "trace" : "debug");
        }
    }
}
