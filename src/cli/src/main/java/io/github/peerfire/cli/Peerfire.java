package io.github.peerfire.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code peerfire}; {@code --help} says how to use it. */
@Command(name = "peerfire", version = "peerfire", mixinStandardHelpOptions = true,
        versionProvider = Peerfire.Version.class, synopsisSubcommandLabel = "COMMAND",
        subcommands = HelpCommand.class,
        description = {"Talks RTMFP, the Secure Real-Time Media Flow Protocol (RFC 7016, RFC 7425), to servers and to "
                + "peers: what curl is for HTTP.%n"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All was done.",
            "1:Something that should not happen: a bug.",
            "2:The command line is wrong.",
            "3:A file cannot be read or written, or holds something else than it should.",
            "4:Nobody answers, or the network does not let it through.",
            "5:The server or the peer refused.",
            "6:It began, and ended too early.",
            "130:Ctrl-C; whatever was open was closed in order."},
        footer = {"%nExamples:",
            "  peerfire connect rtmfp://rtmfp.example.net/key",
            "  peerfire publish --direct rtmfp://rtmfp.example.net/key film film.flv",
            "  peerfire peer rtmfp://rtmfp.example.net/key PEERID film --output copy.flv",
            "  peerfire decode call.pcap --keys call.keys",
            "  peerfire rendezvous --key test"})
public final class Peerfire implements Runnable {

    @Spec
    private CommandSpec spec;

    private Peerfire() {
    }

    /** Runs a command and ends the virtual machine with its exit code. */
    public static void main(String[] arguments) {
        Interruption interruption = new Interruption();
        interruption.listen();
        int exitCode = run(arguments, System.in, System.out, System.err, System.console() != null, interruption);
        interruption.finish();
        System.exit(exitCode);
    }

    static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err, boolean terminal,
            Interruption interruption) {
        return commandLine(new Environment(in, out, err, terminal, interruption)).execute(arguments);
    }

    static CommandLine commandLine(Environment environment) {
        CommandLine line = new CommandLine(new Peerfire())
                .addSubcommand(new ConnectCommand(environment))
                .addSubcommand(new PublishCommand(environment))
                .addSubcommand(new PlayCommand(environment))
                .addSubcommand(new PeerCommand(environment))
                .addSubcommand(new CheckCommand(environment))
                .addSubcommand(new DecodeCommand(environment))
                .addSubcommand(new RendezvousCommand(environment));
        line.setOut(new PrintWriter(environment.out(), true));
        line.setErr(new PrintWriter(environment.err(), true));
        line.setUsageHelpWidth(100);
        line.setUsageHelpAutoWidth(environment.terminal());
        line.setExpandAtFiles(false);
        line.setExecutionExceptionHandler(new FailureHandler(environment));
        line.setParameterExceptionHandler(Peerfire::explain);
        return line;
    }

    private static int explain(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        // What follows a misspelt option is taken for something else: the option is what is wrong.
        String message = command.getUnmatchedArguments().stream().filter(argument -> argument.startsWith("-"))
                .findFirst().map(option -> "Unknown option: '" + option + "'").orElse(wrong.getMessage());
        command.getErr().println("peerfire: " + message);
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Peerfire.class.getPackage().getImplementationVersion();
            return new String[] {"peerfire " + (version == null ? "(from classes)" : version)};
        }
    }
}
