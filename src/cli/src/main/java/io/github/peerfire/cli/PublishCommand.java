package io.github.peerfire.cli;

import io.github.peerfire.cli.flv.FlvException;
import io.github.peerfire.cli.media.FlvSource;
import io.github.peerfire.cli.output.Printer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code peerfire publish}. */
@Command(name = "publish", sortOptions = false,
        header = "Publishes an FLV, to a server or directly to peers.",
        description = {"%nSends the tags of a file when their time has come, and the file's onMetaData and the "
                + "configuration of its decoders to everybody who comes later, too.%n",
            "With --direct the server only introduces: the peers that play the stream get it from here. The command "
                + "shows its peer ID, which they need, and begins when the first plays (--subscribers)."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:All of the file was sent.", "3:The file is missing, no FLV, or damaged.",
            "4:The server does not answer, or no subscriber came (--wait).",
            "5:The server refused the connection or the stream: its name is taken, for example.",
            "6:The server ended the connection, or all subscribers left."},
        footer = {"%nExamples:",
            "  peerfire publish rtmfp://media.example.net/live film film.flv",
            "  peerfire publish --direct --loop rtmfp://rtmfp.example.net/key film film.flv"})
final class PublishCommand extends ConnectingCommand {

    @Parameters(index = "1", paramLabel = "STREAM", description = "The name to publish it under.")
    private String stream;

    @Parameters(index = "2", paramLabel = "FILE", description = "An FLV.")
    private Path file;

    @Mixin
    private PublishOptions options;

    @Option(names = {"-l", "--loop"}, description = "Begin again at the end, on and on until Ctrl-C.")
    private boolean loop;

    PublishCommand(Environment environment) {
        super(environment);
    }

    @Override
    void run() throws CommandFailure, InterruptedException {
        Printer printer = printer();
        try (FlvSource source = open()) {
            Publishing publishing = new Publishing(stream, options, source, interruption(), printer);
            try (Connected connected = connect(status -> Statuses.ofConnection(printer, status))) {
                printer.event(connected.event(explanation(connected)));
                publishing.run(connected.connection());
            }
        } catch (FlvException e) {
            throw new CommandFailure(ExitCode.FILE, file + ": " + e.getMessage());
        } catch (IOException e) {
            throw Inputs.failure("read", file.toString(), e);
        }
    }

    private FlvSource open() throws CommandFailure, IOException, FlvException {
        if (Files.isDirectory(file)) {
            throw new CommandFailure(ExitCode.FILE, file + " is a directory.");
        }
        return FlvSource.open(file, loop);
    }

    private String explanation(Connected connected) {
        String id = connected.connection().nearId().hex();
        return options.isDirect() ? "Peer ID " + id + "\nOthers play this with: peerfire peer "
                + connection().uri() + " " + id + " " + stream : "Connected to " + connection().uri() + ".";
    }
}
