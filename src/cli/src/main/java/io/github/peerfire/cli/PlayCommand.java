package io.github.peerfire.cli;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PlayedStream;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code peerfire play}. */
@Command(name = "play", sortOptions = false,
        header = "Plays a stream from a server, into an FLV.",
        description = {"%nWrites what comes in the order of its timestamps, says where something is missing, and ends "
                + "when the publisher does.%n",
            "To see it at once: peerfire play URI STREAM -o - | ffplay -"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:The publisher ended, or it was enough (--duration, --max-size).",
            "3:The file cannot be written.", "4:The server does not answer, or the stream did not begin (--wait).",
            "5:The server refused the connection, or has no such stream.",
            "6:It broke off. What came before is in the file.", "130:Ctrl-C. What came before is in the file."},
        footer = {"%nExamples:",
            "  peerfire play rtmfp://media.example.net/live film --output film.flv",
            "  peerfire play --duration 60 --json rtmfp://media.example.net/live film"})
final class PlayCommand extends RecordingCommand {

    @Parameters(index = "1", paramLabel = "STREAM", description = "The name under which it is published.")
    private String stream;

    PlayCommand(Environment environment) {
        super(environment);
    }

    @Override
    String stream() {
        return stream;
    }

    @Override
    PlayedStream open(NetConnection over, Consumer<PlayedStream> setup) {
        return NetStream.play(over, stream, setup);
    }
}
