package io.github.peerfire.cli;

import io.github.peerfire.cli.flv.FlvFile;
import io.github.peerfire.cli.flv.TagSink;
import io.github.peerfire.cli.output.Printer;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.PlayedStream;
import java.io.IOException;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;

/** What playing from a server and from a peer have in common: connect, play, write, and say how it went. */
abstract class RecordingCommand extends ConnectingCommand {

    @Mixin
    private PlayOptions options;

    RecordingCommand(Environment environment) {
        super(environment);
    }

    /** The name of the stream. */
    abstract String stream();

    /** Opens it over a connection; {@code setup} attaches listeners first. */
    abstract PlayedStream open(NetConnection over, Consumer<PlayedStream> setup);

    @Override
    Printer printer() {
        return options.isToStandardOutput() ? output().printerBesideOutput(environment()) : super.printer();
    }

    @Override
    final void run() throws CommandFailure, InterruptedException {
        Printer printer = printer();
        TagSink sink = options.open(environment());
        try {
            Playing playing = new Playing(stream(), options, sink, interruption(), printer);
            try (Connected connected = connect(status -> Statuses.ofConnection(printer, status))) {
                printer.event(connected.event(""));
                playing.run(setup -> open(connected.connection(), setup));
            }
        } catch (IOException e) {
            throw Inputs.failure("write", options.target(), e);
        } finally {
            giveUp(sink);
        }
    }

    /** A file that is not complete goes. */
    private static void giveUp(TagSink sink) throws CommandFailure {
        if (sink instanceof FlvFile file) {
            try {
                file.close();
            } catch (IOException e) {
                throw Inputs.failure("write", file.toString(), e);
            }
        }
    }
}
