package io.github.peerfire.cli;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code peerfire peer}. */
@Command(name = "peer", sortOptions = false,
        header = "Plays a stream from a peer, into an FLV.",
        description = {"%nConnects to a server, has it introduce the peer, and plays directly from there. The peer's "
                + "ID is what publish --direct shows.%n",
            "With the URI rtmfp: there is no server, and --at says where the peer is."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:The publisher ended, or it was enough (--duration, --max-size).",
            "3:The file cannot be written.",
            "4:The server or the peer does not answer, or the stream did not begin (--wait).",
            "5:The server or the peer refused.", "6:It broke off. What came before is in the file.",
            "130:Ctrl-C. What came before is in the file."},
        footer = {"%nExamples:",
            "  peerfire peer rtmfp://rtmfp.example.net/key 5f1c...e09a film --output film.flv",
            "  peerfire peer rtmfp: 5f1c...e09a film --at 192.0.2.7:50123"})
final class PeerCommand extends RecordingCommand {

    @Parameters(index = "1", paramLabel = "PEERID", converter = PeerIdConverter.class,
            description = "The peer's ID, 64 hexadecimal digits.")
    private PeerId peer;

    @Parameters(index = "2", paramLabel = "STREAM", description = "The name under which it is published.")
    private String stream;

    @Option(names = "--at", paramLabel = "ADDRESS:PORT", converter = AddressConverter.class,
            description = "Where the peer may be, besides where the server says; may be repeated.")
    private List<InetSocketAddress> candidates = new ArrayList<>();

    PeerCommand(Environment environment) {
        super(environment);
    }

    /** Reads a peer ID. */
    static final class PeerIdConverter implements ITypeConverter<PeerId> {

        @Override
        public PeerId convert(String text) {
            try {
                return PeerId.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is no peer ID, which has 64 hexadecimal digits");
            }
        }
    }

    @Override
    String stream() {
        return stream;
    }

    @Override
    PlayedStream open(NetConnection over, Consumer<PlayedStream> setup) {
        return NetStream.playFrom(over, peer, stream, candidates, setup);
    }
}
