package io.github.peerfire.demo.example;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The second example of src/site/markdown/developers.md: what two peers do with streams. */
final class DirectStreams {

    private DirectStreams() {
    }

    static PublishedStream talk(NetConnection connection, PeerId friend, List<InetSocketAddress> addresses,
            Consumer<String> screen) {
        PublishedStream mine = NetStream.publishDirect(connection, "media", stream -> stream
                .onPeerConnect(peer -> peer.farId().equals(friend))
                .onStatus(status -> {
                    if (status.code().equals(StatusCode.STREAM_CONNECT_SUCCESS)) {
                        stream.send("onIm", "You can hear me.");
                    }
                }));
        mine.setDataFrame("onMetaData", Map.of("title", "Hello"));

        PlayedStream theirs = NetStream.playFrom(connection, friend, "media", addresses, stream -> stream
                .onAudio((timestamp, tag) -> screen.accept(tag.length + " bytes of audio"))
                .onData((handler, values) -> screen.accept(handler + " " + values))
                .onStatus(status -> screen.accept(status.code())));
        theirs.started().thenCompose(status -> theirs.info())
                .thenAccept(info -> screen.accept(info.smoothedRoundTripMilliseconds() + " ms"));
        return mine;
    }
}
