package io.github.peerfire.cli;

import io.github.peerfire.cli.output.Printer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that tells something, and says why it failed if it did. */
abstract class OutputCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private OutputOptions output;

    OutputCommand(Environment environment) {
        this.environment = environment;
    }

    /** Does what the command is for. */
    abstract void run() throws CommandFailure, InterruptedException;

    @Override
    public final Integer call() throws CommandFailure, InterruptedException {
        run();
        return ExitCode.OK;
    }

    Environment environment() {
        return environment;
    }

    OutputOptions output() {
        return output;
    }

    /** Where it tells. */
    Printer printer() {
        return output.printer(environment);
    }
}
