package io.github.peerfire.cli;

import io.github.peerfire.cli.flv.FlvFile;
import io.github.peerfire.cli.flv.TagSink;
import io.github.peerfire.cli.output.Event;
import io.github.peerfire.cli.output.Printer;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.PlayedStream;
import java.io.IOException;
import java.util.function.Consumer;

/** What playing from a server and from a peer have in common: connect, play, write, and say how it went. */
final class Recordings {

    /** Opens a stream over a connection, with listeners attached first. */
    interface Opener {

        /** Opens it; {@code setup} attaches listeners. */
        PlayedStream open(NetConnection connection, Consumer<PlayedStream> setup);
    }

    private Recordings() {
    }

    static void record(Environment environment, ConnectionOptions connection, PlayOptions options,
            OutputOptions output, String name, Opener opener) throws CommandFailure, InterruptedException {
        Printer printer = options.isToStandardOutput()
                ? output.printerBesideOutput(environment) : output.printer(environment);
        TagSink sink = options.open(environment);
        try {
            Playing playing = new Playing(name, options, sink, environment.interruption(), printer);
            try (Connected connected = new Connector(connection, environment.interruption()).connect(
                    status -> Statuses.ofConnection(printer, status))) {
                printer.event(connected(connected));
                playing.run(setup -> opener.open(connected.connection(), setup));
            }
        } catch (IOException e) {
            throw Inputs.failure("write", options.target(), e);
        } finally {
            giveUp(sink);
        }
    }

    private static Event connected(Connected connected) {
        NetConnection link = connected.connection();
        return Event.of("connected", "").with("uri", link.uri().text()).with("peerId", link.nearId().hex())
                .with("handshakeMillis", connected.handshakeMilliseconds())
                .with("connectMillis", connected.connectMilliseconds());
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
