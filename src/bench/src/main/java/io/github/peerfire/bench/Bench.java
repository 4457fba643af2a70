package io.github.peerfire.bench;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: one subcommand, then its options. */
public final class Bench {

    private static final String NAME = "bench.jar";
    private static final String JMH = "micro";
    private static final int WRONG = 2;

    private Bench() {
    }

    /** Runs the program that the first argument names with the rest as its settings; exits with 2 if they are wrong. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals(JMH)) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else {
            System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
        }
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine(out, err).execute(Command.dashed(List.of(arguments)).toArray(String[]::new));
    }

    private static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandSpec all = CommandSpec.create().name("java -jar " + NAME).mixinStandardHelpOptions(true)
                .version("Peerfire benchmarks");
        all.usageMessage().description("Each command prints one line of JSON. COMMAND --help says what it takes.")
                .footer("  micro          JMH: codec, cryptography, acknowledgements; takes JMH's own options.");
        Commands.ALL.forEach(command -> all.addSubcommand(command.name(), command.spec()));
        return new CommandLine(all).setOut(out).setErr(err).setUsageHelpWidth(110)
                .setExecutionStrategy(Bench::execute).setParameterExceptionHandler(Bench::explain);
    }

    private static int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        if (!parsed.hasSubcommand()) {
            throw new ParameterException(parsed.commandSpec().commandLine(), "A command is missing.");
        }
        ParseResult chosen = parsed.subcommand();
        CommandLine line = chosen.commandSpec().commandLine();
        Command command = Commands.ALL.stream()
                .filter(each -> each.name().equals(line.getCommandName())).findFirst().orElseThrow();
        try {
            command.program().run(Command.options(chosen));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, e.getMessage(), e);
        } catch (Exception e) {
            throw new CommandLine.ExecutionException(line, "This failed: " + e, e);
        }
    }

    private static int explain(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        // What follows a misspelt option is taken for something else: the option is what is wrong.
        String message = line.getUnmatchedArguments().stream().filter(argument -> argument.startsWith("-"))
                .findFirst().map(option -> "Unknown option: '" + option + "'").orElse(wrong.getMessage());
        line.getErr().println(NAME + ": " + message);
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return WRONG;
    }
}
