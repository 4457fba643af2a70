package io.github.peerfire.cli;

import io.github.peerfire.cli.output.Printer;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why a command failed: in a sentence if that was to be expected, with a stack trace if it is a bug. */
final class FailureHandler implements IExecutionExceptionHandler {

    private final Environment environment;

    FailureHandler(Environment environment) {
        this.environment = environment;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult result) {
        boolean expected = failure instanceof CommandFailure;
        int exitCode = expected ? ((CommandFailure) failure).exitCode() : ExitCode.INTERNAL;
        String message = expected ? failure.getMessage() : "This is a bug: " + Objects.toString(failure);
        OutputOptions options = line.getCommand() instanceof OutputCommand command
                ? command.output() : new OutputOptions();
        Printer printer = options.printer(environment);
        if (exitCode == ExitCode.INTERRUPTED) {
            printer.interrupted(message);
        } else {
            printer.error(message, exitCode);
        }
        if (!expected) {
            failure.printStackTrace(environment.err());
        }
        return exitCode;
    }
}
