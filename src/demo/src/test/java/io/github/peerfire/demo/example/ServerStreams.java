package io.github.peerfire.demo.example;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.PublishedStream;
import java.net.URI;

/** The third example of src/site/markdown/developers.md: publishes to a media server, and plays from it. */
final class ServerStreams {

    private ServerStreams() {
    }

    static void copy(URI server) {
        try (NetConnection connection = NetConnection.connect(server).join()) {
            PublishedStream copy = NetStream.publish(connection, "copy");
            copy.started().join();
            PlayedStream original = NetStream.play(connection, "original",
                    stream -> stream.onMessage(copy::write));
            original.closed().join();
            copy.close();
            copy.closed().join();
        }
    }
}
